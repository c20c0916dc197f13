/// Places, schools and laws that are called after people.
extension Scan {
    private static let mostWords = 4

    /// - Returns: The last word of something like `St Mary's School`, `Clare's Law`, `Victoria Road`.
    func namedPlace(at index: Int) -> Int? {
        if isWord(index, "st") || isWord(index, "saint"), tokens[index].isCapitalised,
            isGap(after: index, of: " .", most: 2), let next = token(index + 1), next.letterCase == .capital
        {
            return namedPlace(at: index + 1) ?? index + 1
        }
        guard tokens[index].isCapitalised else { return nil }
        var last = index
        while last < index + Self.mostWords, isGap(after: last, of: " -&'", most: 3), let next = token(last + 1) {
            last += 1
            if next.kinds.contains(.placeSuffix), isPlace(index...last) { return last }
            guard next.isCapitalised || next.kinds.contains(.particle) || isWord(last, "and") else { return nil }
        }
        return nil
    }

    /// `Sarah's school told me` is about Sarah; `Tia Hall` is somebody; a law is always a law.
    private func isPlace(_ range: ClosedRange<Int>) -> Bool {
        let (first, last) = (range.lowerBound, range.upperBound)
        if isWord(last, "law") { return tokens[last - 1].isPossessive || tokens[last].isCapitalised }
        let kinds = tokens[last - 1].kinds
        let isSomebody =
            kinds.contains(.given) && kinds.isDisjoint(with: [.weak, .place])
            || !tokens[first].kinds.isDisjoint(with: [.title, .kin])
        if tokens[last].isCapitalised { return !(isSomebody && tokens[last].kinds.contains(.surname)) }
        return !tokens[last - 1].isPossessive && !isSomebody && tokens[last - 1].isCapitalised
    }
}
