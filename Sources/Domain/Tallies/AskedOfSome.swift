/// Questions that are not put to everybody. How many were asked says how many answered before as a condition wants, so
/// whoever sees one number too many of the one works out a small number of the other.
extension QuestionSet {
    /// The questions whose answers decide whether this one is asked: those of its own condition, and those of its
    /// page's where they do not stand on that page, which is shown to whoever answers there.
    package func deciding(_ question: String) -> Set<String> {
        guard let page = pages.first(where: { $0.questions.contains { $0.id == question } }) else { return [] }
        let own = page.questions.first { $0.id == question }?.shownWhen?.questions ?? []
        let isOfThisPage = !own.isEmpty && own.isSubset(of: page.questions.map(\.id))
        return isOfThisPage ? own : own.union(page.shownWhen?.questions ?? [])
    }
}

extension AnswerTally {
    /// Every question as one audience is told of it, in their order.
    ///
    /// One that was asked of some is told of only where that says nothing new: where one question alone decided, all
    /// numbers of which are shown.
    package func released(
        of set: QuestionSet, by breakdown: Breakdown?, under policy: ReleasePolicy
    ) -> [ReleasedQuestion] {
        var released: [String: ReleasedQuestion] = [:]
        return questions.map { tally in
            let whole = ReleasedQuestion(tally, in: self, by: breakdown, under: policy)
            let deciding = set.deciding(tally.question.id)
            let isTold = deciding.isEmpty || tells(whole, after: deciding.map { released[$0] })
            let told = isTold ? whole : whole.withheld
            released[tally.question.id] = told
            return told
        }
    }

    /// - Parameter deciding: what is told of the questions that decide; nil for one that is not counted.
    private func tells(_ question: ReleasedQuestion, after deciding: [ReleasedQuestion?]) -> Bool {
        let policy = question.policy
        guard policy.keepsBackSmallNumbers else { return true }
        let asked = question.asked
        guard deciding.count == 1, let first = deciding.first, let before = first, !before.isWithheld,
            before.tables.allSatisfy(\.isAllShown), !policy.isSmall(asked), !policy.isSmall(sheets - asked)
        else { return false }
        guard !before.tables.isEmpty else { return !question.isBrokenDown }
        return before.tally.question.kind.hasOneAnswer || before.shows(asked)
    }
}

extension ReleasedQuestion {
    /// Whether this is a number that is shown: of a choice, or of those who did not make it.
    fileprivate func shows(_ count: Int) -> Bool {
        tables.contains { table in
            table.choices.contains { choice in
                guard let number = table.source[choice.place]?.number else { return false }
                return number == count || tally.answered - number == count
            }
        }
    }
}

extension QuestionKind {
    /// Whether an answer is one of the numbers counted, so that a condition picks out whole numbers.
    fileprivate var hasOneAnswer: Bool {
        switch self {
        case .oneChoice, .fulfilment, .agreement, .rating: true
        default: false
        }
    }
}
