/// Offsets from UTC written as numbers: `+05:30`, `-08:00`, `02:00`.
enum FixedOffset {
    /// Minutes east of UTC, or nil when the text is no offset.
    static func minutes(_ text: String) -> Int? {
        var bytes = Array(text.utf8)[...]
        var sign = 1
        if bytes.first == UInt8(ascii: "-") {
            sign = -1
            bytes = bytes.dropFirst()
        } else if bytes.first == UInt8(ascii: "+") {
            bytes = bytes.dropFirst()
        }
        let digits = Array(bytes)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
        var numbers: [Int] = []
        for place in [0, 1, 3, 4] {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digits[place] else { return nil }
            numbers.append(Int(digits[place]) - 48)
        }
        let hours = numbers[0] * 10 + numbers[1]
        let minutes = numbers[2] * 10 + numbers[3]
        guard hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
