import Domain
import Hummingbird
import Platform
import Storage

extension QuestionSetVersion {
    var path: String { "/question-sets/\(key)/\(version)" }
    /// Where its pages and questions stand to be changed.
    var outlinePath: String { "\(path)/outline" }

    /// The outline at one of its questions or pages.
    func outlinePath(at anchor: String) -> String { "\(outlinePath)#\(anchor)" }
}

extension QuestionSet {
    var address: QuestionSetVersion { QuestionSetVersion(key, version) }
}

extension AppContext {
    static let questionSetCrumbs = [Crumb("Surveys", "/occasions"), Crumb("Question sets", "/question-sets")]

    func questionSetVersion() throws(NotFound) -> QuestionSetVersion {
        guard let key = parameters.get("key"), StableID.isWellFormed(key),
            let number = parameters.get("version").flatMap({ Int($0) })
        else { throw NotFound("question set") }
        return QuestionSetVersion(key, number)
    }

    /// The part of the address that names a page or a question.
    func part(_ name: String) throws(NotFound) -> String {
        guard let id = parameters.get(name), StableID.isWellFormed(id) else { throw NotFound(name) }
        return id
    }

    func questionSetFrame() -> Frame {
        frame(in: "/occasions", after: Self.questionSetCrumbs)
    }

    /// Below the set, and for its parts below its outline.
    func frame(below set: QuestionSet, isPart: Bool = false) -> Frame {
        let own = [Crumb(set.title.text, set.address.path)]
        let outline = isPart ? [Crumb("Pages and questions", set.address.outlinePath)] : []
        return frame(in: "/occasions", after: Self.questionSetCrumbs + own + outline)
    }
}

extension Services {
    /// A version that can be changed.
    /// - Throws: ``QuestionSetRefusal/published`` for one that can not.
    func questionSetInTheMaking(_ version: QuestionSetVersion) async throws -> QuestionSet {
        let kept = try await database.read { db in try QuestionSetStore.kept(version, on: db) }
        guard !kept.isPublished else { throw QuestionSetRefusal.published }
        return kept.set
    }
}
