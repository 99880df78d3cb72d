/// Being written.
enum EncoderFunctions {
    static let table = FunctionTable()
}
