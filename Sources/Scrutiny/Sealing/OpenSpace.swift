import Domain
import Platform

/// A sealed space whose owner has unlocked it. The key does not leave this file.
package struct OpenSpace: Sendable {
    package let id: ID<SealedSpace>
    package let member: ID<Member>
    let keyNumber: Int
    private let key: SealKey

    init(_ opened: Keyring.Opened) {
        id = opened.space
        member = opened.member
        keyNumber = opened.keyNumber
        key = opened.key
    }

    func seal(_ text: String, _ id: ID<SealedText>, kind: String, version: Int) throws -> String {
        try key.seal(PaddedText.bytes(of: text), at: place(id, kind, version))
    }

    func open(_ bytes: String, _ id: ID<SealedText>, kind: String, version: Int) throws -> String {
        try PaddedText.text(of: key.open(bytes, at: place(id, kind, version)))
    }

    private func place(_ text: ID<SealedText>, _ kind: String, _ version: Int) -> SealPlace {
        SealPlace("text", id.text, text.text, kind, String(version))
    }
}
