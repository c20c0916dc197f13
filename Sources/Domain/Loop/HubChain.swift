extension Chain {
    /// The chain of a hub: each link counts what its themes have there, and is as weak as the weakest of them.
    ///
    /// - Parameters:
    ///   - comments: all of the hub, also those under no theme or under several: each counts once.
    ///   - themes: the themes' own chains.
    package init(comments: Int, lastHeard: Day?, themes: [Chain]) {
        links = ChainLink.Name.allCases.map { name in
            if name == .heard { return Self.heard(comments, lastHeard) }
            return Self.together(name, themes.map { $0[name] })
        }
    }

    private static func heard(_ comments: Int, _ last: Day?) -> ChainLink {
        ChainLink(
            name: .heard, count: comments, words: last.map { "Last on \($0.inWords)" } ?? "Nothing yet",
            state: comments > 0 ? .done : .current)
    }

    private static func together(_ name: ChainLink.Name, _ links: [ChainLink]) -> ChainLink {
        let count = links.reduce(0) { $0 + $1.count }
        guard !links.isEmpty else { return ChainLink(name: name, count: 0, words: "Not yet", state: .waiting) }
        let broken = links.filter { $0.state == .broken }
        if let first = broken.first {
            let words = broken.count == 1 ? first.words : "\(first.words) for \(broken.count) themes"
            return ChainLink(name: name, count: count, words: words, state: .broken)
        }
        let done = links.count { $0.state == .done }
        let state: ChainLink.State = done == links.count ? .done : done > 0 || count > 0 ? .current : Self.begun(links)
        let themes = links.count == 1 ? "1 theme" : "\(links.count) themes"
        return ChainLink(name: name, count: count, words: "\(done) of \(themes)", state: state)
    }

    private static func begun(_ links: [ChainLink]) -> ChainLink.State {
        links.contains { $0.state == .current } ? .current : .waiting
    }
}
