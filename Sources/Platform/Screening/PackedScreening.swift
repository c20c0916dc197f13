import Domain
import Packs

extension TextScreening {
    /// With the lists that travel with the program, `Packs/screening`. Reading them takes a while: once is enough.
    package static func packed() throws(ScreeningLists.Problem) -> TextScreening {
        TextScreening(try ScreeningLists(packedFiles()))
    }

    private static func packedFiles() -> [String] {
        Packs.files(in: "screening").compactMap { name in
            Packs.bytes("screening/\(name)").map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
