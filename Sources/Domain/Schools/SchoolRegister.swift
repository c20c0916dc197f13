/// What a file of schools means for the schools that are kept.
///
/// A school that is kept and not in the file is closed, but only when the file speaks of its local authority at all:
/// a file of one authority says nothing about the schools of another, and one without authorities nothing about any
/// school it leaves out. A school that had left and is said to be open again is open again.
package struct SchoolRegister: Sendable, Equatable {
    package struct Change: Sendable, Equatable {
        package let before: School
        package let after: School

        package init(before: School, after: School) {
            self.before = before
            self.after = after
        }

        /// "Pupils: 30 becomes 31"
        package var words: [String] {
            zip(before.facts, after.facts).filter { $0.value != $1.value }.map { before, after in
                "\(before.name): \(before.value ?? "nothing") becomes \(after.value ?? "nothing")"
            }
        }
    }

    package let added: [School]
    package let changed: [Change]
    package let closed: [Change]
    package let unchanged: Int

    /// - Parameters:
    ///   - kept: schools that are there, open or closed.
    ///   - file: what the file says, each URN once.
    ///   - today: the last day of a school that is not in the file any more.
    package init(kept: [School], file: [School], on today: Day) {
        let keptByURN = Dictionary(kept.map { ($0.urn, $0) }, uniquingKeysWith: { first, _ in first })
        let inFile = Set(file.map(\.urn))
        let authorities = Authorities(of: file)
        added = file.filter { keptByURN[$0.urn] == nil }
        let there = file.compactMap { row in
            keptByURN[row.urn].map { Change(before: $0, after: $0.updated(with: row)) }
        }
        let different = there.filter { $0.before != $0.after }
        unchanged = there.count - different.count
        changed = different.filter { !($0.after.isClosed && !$0.before.isClosed) }
        let missing = kept.filter { school in
            !inFile.contains(school.urn) && !school.isClosed && authorities.include(school)
        }
        closed =
            different.filter { $0.after.isClosed && !$0.before.isClosed }
            .map { Change(before: $0.before, after: $0.after.closed(on: today)) }
            + missing.map { Change(before: $0, after: $0.closed(on: today)) }
    }
}

/// The local authorities whose schools a file has: by number where both sides have one, else by name.
private struct Authorities {
    private let codes: Set<String>
    private let names: Set<String>

    init(of file: [School]) {
        codes = Set(file.compactMap(\.authorityCode))
        names = Set(file.compactMap { $0.authorityName?.folded })
    }

    func include(_ school: School) -> Bool {
        if let code = school.authorityCode, !codes.isEmpty { return codes.contains(code) }
        return school.authorityName.map { names.contains($0.folded) } ?? false
    }
}
