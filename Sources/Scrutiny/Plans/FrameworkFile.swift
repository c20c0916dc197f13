import Domain
import Foundation
import Packs
import Platform
import Yams

/// Frameworks as files: `Packs/scrutiny/frameworks`, one each.
struct FrameworkFile: Decodable {
    struct Part: Decodable {
        let id: String
        let title: String
        let prompts: [String]
    }

    let id: String
    let title: String
    let source: String
    let uncertain: String?
    let domains: [Part]

    var framework: ScrutinyFramework {
        ScrutinyFramework(
            id: id, title: title, source: source, uncertain: uncertain,
            domains: domains.map { .init(id: $0.id, title: $0.title, prompts: $0.prompts) })
    }

    static let folder = "scrutiny/frameworks"

    /// - Throws: when a file that came with the program can not be read: it was changed or is missing.
    static func all() throws -> [ScrutinyFramework] {
        try Packs.files(in: folder).map { name in
            let bytes = Packs.bytes("\(folder)/\(name)") ?? []
            let text = String(decoding: bytes, as: UTF8.self)
            return try YAMLDecoder().decode(FrameworkFile.self, from: text).framework
        }
    }
}
