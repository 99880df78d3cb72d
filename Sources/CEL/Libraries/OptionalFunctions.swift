/// Being written.
enum OptionalFunctions {
    static let table = FunctionTable()
}
