import Domain
import Packs
import Platform

/// Looks through people's own words with the lists that travel with the program.
enum Screening {
    /// Read from their files once, when the first words come.
    private static let packed = Result {
        guard !Packs.files(in: "screening").isEmpty else { throw ListsMissing() }
        return try TextScreening.packed()
    }

    struct ListsMissing: Error {}

    /// - Throws: when the lists can not be read: then nothing is taken rather than anything unscreened.
    static func screen(_ words: String) throws -> ScreenedText {
        let found = try packed.get().screen(words)
        return ScreenedText(
            masked: found.masked, isMasked: !found.findings.isEmpty, mayTellOfHarm: found.mayTellOfHarm)
    }
}
