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

    /// Every text of a sheet, so that nobody waits for it while records are written.
    static func screen(_ sheet: AnswerSheet) throws -> [String: ScreenedText] {
        try sheet.values.values.compactMap(\.freeText).reduce(into: [:]) { $0[$1] = try screen($1) }
    }

    /// - Throws: when the lists can not be read: then nothing is taken rather than anything unscreened.
    static func screen(_ words: String) throws -> ScreenedText {
        let found = try packed.get().screen(words)
        return ScreenedText(
            masked: found.masked, isMasked: !found.findings.isEmpty, mayTellOfHarm: found.mayTellOfHarm)
    }
}
