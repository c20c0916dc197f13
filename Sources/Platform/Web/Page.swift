import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import NIOCore

/// A page as a plain value of finished words, and the template that lays it out.
///
/// Templates see stored properties only, so nothing is computed when it is read.
package protocol Page: Sendable {
    static var template: String { get }
    var frame: Frame { get }
}

/// Templates of all wings, read once at start-up.
package struct PageRenderer: Sendable {
    private let library: MustacheLibrary

    /// - Parameter folders: each wing's `Templates`. A name that stands in two of them is a mistake.
    /// - Throws: ``TemplateFault`` naming the file that can not be read.
    package init(folders: [URL]) throws {
        var library = MustacheLibrary()
        for folder in folders {
            for (name, text) in try Self.templates(in: folder) {
                guard library.getTemplate(named: name) == nil else { throw TemplateFault(name: name, reason: "twice") }
                do {
                    try library.register(text, named: name)
                } catch {
                    throw TemplateFault(name: name, reason: String(describing: error))
                }
            }
        }
        self.library = library
    }

    package func html(_ page: some Page) throws -> String {
        try render(page, with: type(of: page).template)
    }

    /// For what is not a page, such as the words of a letter.
    package func render(_ value: some Sendable, with template: String) throws -> String {
        guard let text = library.render(TemplateFields.reading(value) ?? value, withTemplate: template) else {
            throw TemplateFault(name: template, reason: "not found")
        }
        return text
    }

    package func response(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try html(page))))
    }

    private static func templates(in folder: URL) throws -> [(name: String, text: String)] {
        let suffix = ".mustache"
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(suffix) }.sorted().map { file in
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            return (String(file.dropLast(suffix.count)), text)
        }
    }
}

package struct TemplateFault: Error, Equatable {
    package let name: String
    package let reason: String
}

/// Where this floor's own templates are.
package enum PlatformTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
