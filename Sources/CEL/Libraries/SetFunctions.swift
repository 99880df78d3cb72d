/// Being written.
enum SetFunctions {
    static let table = FunctionTable()
}
