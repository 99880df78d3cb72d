/// Being written.
enum NetworkFunctions {
    static let table = FunctionTable()
}
