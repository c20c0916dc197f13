import Foundation

@testable import Platform

/// What a template makes of a value, with each run of white space as one space.
func rendered(_ value: some Sendable, with template: String) throws -> String {
    let text = try PageRenderer(folders: [PlatformTemplates.folder]).render(value, with: template)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
