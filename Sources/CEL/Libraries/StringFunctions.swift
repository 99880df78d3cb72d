/// Being written.
enum StringFunctions {
    static let table = FunctionTable()
}
