/// Why a change to a question set can not be made.
package enum QuestionSetEditRefusal: Refusal, Equatable {
    case noPage
    case noQuestion
    case tooManyPages
    case tooManyQuestions

    package var kind: RefusalKind {
        switch self {
        case .noPage, .noQuestion: .notFound
        case .tooManyPages, .tooManyQuestions: .conflict
        }
    }

    package var message: String {
        switch self {
        case .noPage: "This page is no longer in the question set. Somebody may have removed it."
        case .noQuestion: "This question is no longer in the question set. Somebody may have removed it."
        case .tooManyPages: "A question set has at most \(QuestionSet.mostPages) pages."
        case .tooManyQuestions: "A question set has at most \(QuestionSet.mostQuestions) questions."
        }
    }
}

/// Which way something is moved among its neighbours.
package enum EditDirection: String, Sendable, CaseIterable {
    case up
    case down
}

/// What somebody who writes a set does to it.
///
/// Each gives a new value, and never more than was asked for: ids and everything else stay. The new set may have
/// problems that the old one had not, such as a condition that names a question which was removed;
/// ``QuestionSet/problems`` says which.
extension QuestionSet {
    package func with(
        title: Wording, introduction: Wording?, closing: Wording?, showsHelp: Bool
    ) -> QuestionSet {
        QuestionSet(
            key: key, version: version, title: title, introduction: introduction, closing: closing,
            showsHelp: showsHelp, variants: variants, pages: pages)
    }

    package func with(_ pages: [QuestionPage]) -> QuestionSet {
        QuestionSet(
            key: key, version: version, title: title, introduction: introduction, closing: closing,
            showsHelp: showsHelp, variants: variants, pages: pages)
    }

    /// The first version of another set with the same questions.
    package func copied(key: String, title: Wording) -> QuestionSet {
        QuestionSet(
            key: key, version: 1, title: title, introduction: introduction, closing: closing, showsHelp: showsHelp,
            variants: variants, pages: pages)
    }

    // Pages

    /// Behind the last one.
    package func adding(page: QuestionPage) throws(QuestionSetEditRefusal) -> QuestionSet {
        guard pages.count < Self.mostPages else { throw .tooManyPages }
        return with(pages + [page])
    }

    /// What is said of the page with this id; its questions stay.
    package func replacing(page: QuestionPage) throws(QuestionSetEditRefusal) -> QuestionSet {
        let index = try index(ofPage: page.id)
        var changed = pages
        changed[index] = page.with(pages[index].questions)
        return with(changed)
    }

    /// Beyond the first and the last place it stays where it is.
    package func moving(page id: String, _ direction: EditDirection) throws(QuestionSetEditRefusal) -> QuestionSet {
        let index = try index(ofPage: id)
        return with(pages.moving(index, direction))
    }

    /// With all its questions.
    package func removing(page id: String) throws(QuestionSetEditRefusal) -> QuestionSet {
        var changed = pages
        changed.remove(at: try index(ofPage: id))
        return with(changed)
    }

    private func index(ofPage id: String) throws(QuestionSetEditRefusal) -> Int {
        guard let index = pages.firstIndex(where: { $0.id == id }) else { throw .noPage }
        return index
    }
}

// Questions
extension QuestionSet {
    /// The page a question stands on.
    package func page(of question: String) -> QuestionPage? {
        pages.first { $0.questions.contains { $0.id == question } }
    }

    /// Behind the last question of the page.
    package func adding(question: Question, to page: String) throws(QuestionSetEditRefusal) -> QuestionSet {
        guard questions.count < Self.mostQuestions else { throw .tooManyQuestions }
        return try changing(page) { $0 + [question] }
    }

    /// The question with this id, where it stands.
    package func replacing(question: Question) throws(QuestionSetEditRefusal) -> QuestionSet {
        try changing(pageID(of: question.id)) { questions in
            questions.map { $0.id == question.id ? question : $0 }
        }
    }

    /// At either end of a page it goes on to the next page, and at either end of the set it stays where it is.
    package func moving(
        question id: String, _ direction: EditDirection
    ) throws(QuestionSetEditRefusal) -> QuestionSet {
        let place = try place(of: id)
        let questions = pages[place.page].questions
        let moved = questions.moving(place.index, direction)
        guard moved == questions else { return try changing(pages[place.page].id) { _ in moved } }
        let neighbour = place.page + (direction == .up ? -1 : 1)
        guard pages.indices.contains(neighbour) else { return self }
        return try taking(id, to: pages[neighbour].id, atEnd: direction == .up)
    }

    /// Behind the last question of that page.
    package func moving(question id: String, to page: String) throws(QuestionSetEditRefusal) -> QuestionSet {
        guard try pageID(of: id) != page else { return self }
        return try taking(id, to: page, atEnd: true)
    }

    package func removing(question id: String) throws(QuestionSetEditRefusal) -> QuestionSet {
        try changing(pageID(of: id)) { questions in questions.filter { $0.id != id } }
    }

    /// What would be wrong afterwards and is not now: mostly conditions and words that name what is gone.
    package func problemsAdded(by change: QuestionSet) -> [QuestionSetProblem] {
        let known = Set(problems)
        return change.problems.filter { !known.contains($0) }
    }

    private func taking(
        _ id: String, to page: String, atEnd: Bool
    ) throws(QuestionSetEditRefusal) -> QuestionSet {
        guard let question = question(id) else { throw .noQuestion }
        return try removing(question: id).changing(page) { questions in
            atEnd ? questions + [question] : [question] + questions
        }
    }

    private func place(of id: String) throws(QuestionSetEditRefusal) -> (page: Int, index: Int) {
        for (page, one) in pages.enumerated() {
            if let index = one.questions.firstIndex(where: { $0.id == id }) { return (page, index) }
        }
        throw .noQuestion
    }

    private func pageID(of question: String) throws(QuestionSetEditRefusal) -> String {
        try pages[place(of: question).page].id
    }

    private func changing(
        _ page: String, _ change: ([Question]) -> [Question]
    ) throws(QuestionSetEditRefusal) -> QuestionSet {
        guard pages.contains(where: { $0.id == page }) else { throw .noPage }
        return with(pages.map { $0.id == page ? $0.with(change($0.questions)) : $0 })
    }
}

extension Array {
    /// The element at `index` changes places with its neighbour; without one nothing changes.
    fileprivate func moving(_ index: Int, _ direction: EditDirection) -> [Element] {
        let other = index + (direction == .up ? -1 : 1)
        guard indices.contains(index), indices.contains(other) else { return self }
        var moved = self
        moved.swapAt(index, other)
        return moved
    }
}

extension Wording {
    /// Other ordinary words. Its other wordings stay, for whoever keeps them to look at.
    package func saying(_ text: String) -> Wording {
        Wording(text, variants: variants)
    }
}
