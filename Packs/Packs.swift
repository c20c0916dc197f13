import Foundation

/// Content as files: question sets, lists for screening. They travel with the program.
///
/// A file here has stable ids and a version; a partnership copies and changes it in the application, never here.
package enum Packs {
    /// What stands in the file at `path`, such as `screening/given-names.txt`; nil where there is none.
    package static func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: folder.appendingPathComponent(path))).map([UInt8].init)
    }

    /// The names of the files in the folder at `path`, in order.
    package static func files(in path: String) -> [String] {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
        return (found ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static let folder = Bundle.module.bundleURL
}
