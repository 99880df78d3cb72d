/// Being written.
enum MathFunctions {
    static let table = FunctionTable()
}
