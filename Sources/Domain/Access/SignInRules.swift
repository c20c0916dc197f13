import FoundationEssentials

/// How long a link and a session last, and how many links may be asked for.
package enum SignInRules {
    /// Seconds a link can be used after it was asked for.
    package static let linkLife: Double = 15 * 60
    /// Seconds without a request after which a session ends.
    package static let idle: Double = 60 * 60
    /// Seconds after signing in when a session ends whatever happens.
    package static let longest: Double = 12 * 60 * 60
    /// Seconds a session may be used before its last use is written down again: not every request is a write.
    package static let noteEvery: Double = 5 * 60

    /// Seconds over which asking for links is counted.
    package static let window: Double = 15 * 60
    package static let linksPerAddress = 5
    package static let linksPerNetwork = 30

    /// Whether a link in a letter that was kept instead of sent may be shown: whoever reads it could sign in with it.
    ///
    /// - Parameters:
    ///   - address: to which the letter was written.
    ///   - isDemo: everybody there can be anybody anyway.
    package static func mayShowLink(to address: String, reader: Member, isDemo: Bool) -> Bool {
        isDemo || reader.email.folded == address.folded
    }

    /// - Parameters:
    ///   - asked: when links were asked for with this address within the window.
    ///   - network: how many were asked for from this network within the window.
    package static func allows(askedForAddress: Int, askedFromNetwork network: Int) -> Bool {
        askedForAddress < linksPerAddress && network < linksPerNetwork
    }

    package static func isAlive(startedAt: Date, seenAt: Date, now: Date) -> Bool {
        now.timeIntervalSince(seenAt) < idle && now.timeIntervalSince(startedAt) < longest
    }
}
