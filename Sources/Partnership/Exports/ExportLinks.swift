import Platform

/// The ways to take a table out of the house, one for each format. They stand beside what they export.
package struct ExportLinks: Sendable {
    package struct Link: Sendable {
        let words: String
        let href: String
    }

    let words: String
    let links: [Link]

    /// - Parameters:
    ///   - words: what is exported: "Export all comments of this hub".
    ///   - path: of the export, with the partnership's prefix and without a format.
    ///   - dictionary: of what says what the columns mean, where there is such a file.
    package init(_ words: String, at path: String, dictionary: String? = nil) {
        self.words = words
        let formats = ExportFormat.allCases.map { format in
            Link(words: format.rawValue.uppercased(), href: "\(path)?format=\(format.rawValue)")
        }
        links = formats + (dictionary.map { [Link(words: "Data dictionary", href: $0)] } ?? [])
    }
}
