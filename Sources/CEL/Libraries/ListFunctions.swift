/// Being written.
enum ListFunctions {
    static let table = FunctionTable()
}
