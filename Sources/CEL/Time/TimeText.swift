/// Instants and lengths of time as texts: RFC 3339 and `1h30m`, `90s`.
enum TimeText {
    static func write(_ timestamp: Timestamp) -> String {
        let day = floorDivide(timestamp.seconds, 86_400)
        let second = Int(timestamp.seconds - day * 86_400)
        let date = CivilCalendar.civilFromDays(day)
        return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))T"
            + "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))"
            + fraction(Int(timestamp.nanoseconds)) + "Z"
    }

    static func write(_ duration: ElapsedTime) -> String {
        let isNegative = duration.seconds < 0 || duration.nanoseconds < 0
        return (isNegative ? "-" : "") + String(duration.seconds.magnitude)
            + fraction(Int(duration.nanoseconds.magnitude)) + "s"
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    private static func fraction(_ nanoseconds: Int) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = Array(pad(nanoseconds, 9).utf8)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + String(decoding: digits, as: UTF8.self)
    }

    /// An instant of RFC 3339: `2025-04-18T09:30:00.5+02:00`, in the years 1 to 9999.
    static func timestamp(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let year = number(bytes, 0, 4), bytes[4] == UInt8(ascii: "-"),
            let month = number(bytes, 5, 2), bytes[7] == UInt8(ascii: "-"), let day = number(bytes, 8, 2),
            bytes[10] | 0x20 == UInt8(ascii: "t"), let hour = number(bytes, 11, 2), bytes[13] == UInt8(ascii: ":"),
            let minute = number(bytes, 14, 2), bytes[16] == UInt8(ascii: ":"), let second = number(bytes, 17, 2),
            let date = CivilCalendar.days(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var position = 19
        var nanoseconds = 0
        if bytes[position] == UInt8(ascii: ".") {
            position += 1
            let start = position
            var scale = 100_000_000
            while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
                nanoseconds += Int(bytes[position] - 48) * scale
                scale /= 10
                position += 1
            }
            guard position > start else { return nil }
        }
        guard position < bytes.count else { return nil }
        var offset = 0
        if bytes[position] | 0x20 == UInt8(ascii: "z") {
            position += 1
        } else if bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
            guard let minutes = FixedOffset.minutes(String(decoding: bytes[position...], as: UTF8.self)) else { return nil }
            offset = minutes * 60
            position = bytes.count
        }
        guard position == bytes.count, year >= 1 || offset < 0 else { return nil }
        let seconds = date * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for byte in bytes[start..<start + count] {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// A length of time: a sign, then numbers with units h, m, s, ms, us (or µs), ns; `0` alone needs no unit.
    static func duration(_ text: String) -> ElapsedTime? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        if bytes.elementsEqual("0".utf8) { return ElapsedTime(seconds: 0) }
        guard !bytes.isEmpty else { return nil }
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        while !bytes.isEmpty {
            guard let part = part(&bytes) else { return nil }
            let (sum, overflow) = seconds.addingReportingOverflow(part.seconds)
            guard !overflow, sum <= ElapsedTime.longest * 2 else { return nil }
            seconds = sum
            nanoseconds += part.nanoseconds
            seconds += nanoseconds / 1_000_000_000
            nanoseconds %= 1_000_000_000
        }
        return isNegative
            ? ElapsedTime(seconds: -seconds, nanoseconds: Int32(-nanoseconds))
            : ElapsedTime(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }

    private static func part(_ bytes: inout ArraySlice<UInt8>) -> (seconds: Int64, nanoseconds: Int64)? {
        var whole: Int64 = 0
        var digits = 0
        func digit() -> Int64? {
            guard let byte = bytes.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            return Int64(byte - 48)
        }
        while let next = digit() {
            let (product, first) = whole.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(next)
            guard !first, !second else { return nil }
            whole = sum
            digits += 1
            bytes = bytes.dropFirst()
        }
        // The fraction in billionths; what lies beyond is dropped.
        var fraction: Int64 = 0
        var scale: Int64 = 100_000_000
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            while let next = digit() {
                fraction += next * scale
                scale /= 10
                digits += 1
                bytes = bytes.dropFirst()
            }
        }
        guard digits > 0 else { return nil }
        let units: [(name: String, nanoseconds: Int64)] = [
            ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
            ("m", 60_000_000_000), ("h", 3_600_000_000_000),
        ]
        guard let unit = units.first(where: { bytes.starts(with: $0.name.utf8) }) else { return nil }
        bytes = bytes.dropFirst(unit.name.utf8.count)
        if unit.nanoseconds >= 1_000_000_000 {
            let length = unit.nanoseconds / 1_000_000_000
            let (seconds, overflow) = whole.multipliedReportingOverflow(by: length)
            let more = fraction * length
            guard !overflow else { return nil }
            return (seconds + more / 1_000_000_000, more % 1_000_000_000)
        }
        let per = 1_000_000_000 / unit.nanoseconds
        let rest = whole % per * unit.nanoseconds + fraction / per
        return (whole / per, rest)
    }
}
