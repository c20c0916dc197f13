import Domain
import Testing

@Suite struct CommentTests {
    @Test(arguments: [
        ("Local forum", CommentSource.localForum), (" local FORUM ", .localForum), ("online-survey", .onlineSurvey),
        ("Young people: focus group", .focusGroup), ("families", .families),
    ])
    func readsSourcesInOurWordsAndInTheirs(typed: String, source: CommentSource) {
        let read = CommentSource.reading(typed)
        #expect(read.source == source)
        #expect(read.detail == nil)
    }

    @Test func aSourceWeDoNotKnowIsKeptAsItWasWritten() {
        let read = CommentSource.reading("Street stall, Ashby market")
        #expect(read.source == .other)
        #expect(read.detail == "Street stall, Ashby market")
        #expect(CommentSource.reading(nil).detail == nil)
        #expect(CommentWords(text: "x", source: .other, sourceDetail: "Street stall").sourceWords == "Street stall")
    }

    @Test func noTwoDifferentCommentsHaveOneIdentity() {
        let pairs = [
            (CommentWords(text: "ab", source: .other), CommentWords(text: "a", source: .other, sourceDetail: "b")),
            (
                CommentWords(text: "a", source: .other, organisation: "bc"),
                CommentWords(text: "a", source: .other, organisation: "b", area: "c")
            ),
            (
                CommentWords(text: "1:a", source: .families), CommentWords(text: "a", source: .families, role: "1:a")
            ),
        ]
        for (one, other) in pairs {
            #expect(one.identity(occurrence: 1) != other.identity(occurrence: 1))
            #expect(one.identity(occurrence: 1) != one.identity(occurrence: 2))
            #expect(one.identity(occurrence: 1) == one.identity(occurrence: 1))
        }
    }

    @Test func anAnswerWithoutWordsIsShownAsOne() {
        #expect(CommentWords(text: "It is dark.", source: .other).shown == "It is dark.")
        #expect(CommentWords(text: "", source: .other).shown == "No words were written down")
    }

    @Test func aFilterLooksForEachWordWhateverItsCaseAndAccents() {
        #expect(CommentFilter(words: "  Café   NEEDS\tmore ").terms == ["cafe", "needs", "more"])
        #expect(CommentFilter(words: "   ").terms.isEmpty)
        let many = (1...30).map(String.init).joined(separator: " ")
        #expect(CommentFilter(words: many).terms.count == CommentFilter.mostTerms)
        #expect(CommentFilter().isEmpty)
        #expect(!CommentFilter(theme: CommentFilter.Themed.none).isEmpty)
    }
}
