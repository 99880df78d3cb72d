/// Rounding of doubles in plain arithmetic, so that the module needs no C mathematics library.
extension Double {
    /// The int this is exactly, or nil.
    var exactInt: Int64? {
        guard self >= -0x1p63, self < 0x1p63 else { return nil }
        let int = Int64(self)
        return Double(int) == self ? int : nil
    }

    /// The uint this is exactly, or nil.
    var exactUInt: UInt64? {
        guard self >= 0, self < 0x1p64 else { return nil }
        let uint = UInt64(self)
        return Double(uint) == self ? uint : nil
    }

    /// Without its fraction. From 2⁵² on, doubles have none; NaN and infinities stay.
    var truncated: Double {
        guard magnitude < 0x1p52 else { return self }
        let whole = Double(Int64(self))
        return self.sign == .minus ? -whole.magnitude : whole
    }

    /// The greatest whole number that is not greater.
    var roundedDown: Double {
        let whole = truncated
        return whole > self ? whole - 1 : whole
    }

    /// The least whole number that is not less.
    var roundedUp: Double { -(-self).roundedDown }

    /// The nearest whole number; halves go away from zero.
    var roundedHalfAway: Double {
        let whole = truncated
        guard (self - whole).magnitude >= 0.5 else { return whole }
        return self < 0 ? whole - 1 : whole + 1
    }
}
