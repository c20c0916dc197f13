/// What a ZIP archive may hold before it is refused unread.
package struct ZIPLimits: Sendable, Equatable {
    package var entries: Int
    /// In bytes, of all entries together once unpacked.
    package var unpacked: Int
    /// How many bytes one packed byte may unpack to, in an entry of more than a million bytes.
    package var ratio: Int

    package init(entries: Int = 2_000, unpacked: Int = 100_000_000, ratio: Int = 200) {
        self.entries = entries
        self.unpacked = unpacked
        self.ratio = ratio
    }
}

/// Why a ZIP archive, or an entry of it, was not unpacked.
package enum ZIPRefusal: Error, Equatable, Sendable {
    case notAnArchive
    case corrupt
    /// The archive needs a password.
    case encrypted
    case tooManyEntries(limit: Int)
    /// - Parameter limit: In bytes.
    case unpacksTooLarge(limit: Int)
}
