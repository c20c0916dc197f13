extension Int {
    /// 1,000,000 rather than 1000000.
    var grouped: String {
        var words = ""
        for (place, digit) in String(self).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { words.append(",") }
            words.append(digit)
        }
        return String(words.reversed())
    }
}
