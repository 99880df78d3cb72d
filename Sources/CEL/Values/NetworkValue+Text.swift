extension NetworkValue {
    /// As it is written, in canonical form.
    public var text: String { "" }
}
