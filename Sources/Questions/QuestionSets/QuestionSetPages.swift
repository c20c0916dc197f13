import Domain
import Packs
import Platform

/// All question sets, each in its newest version, and those that travel with the program.
struct QuestionSetsPage: Page {
    static let template = "question-sets/list"

    /// A set that can be taken over as it is.
    struct Offer: Sendable {
        let name: String
        let title: String
    }

    let frame: Frame
    let status: String
    let table: DataTable
    let offers: [Offer]
    let writeHref: String?
    let addHref: String?

    init(_ sets: [ListedQuestionSet], offers: [Offer], mayChange: Bool, frame: Frame) {
        self.frame = frame
        status = sets.count == 1 ? "1 question set." : "\(sets.count.grouped) question sets."
        let writeHref = mayChange ? "\(frame.root)/question-sets/new" : nil
        self.writeHref = writeHref
        addHref = mayChange ? "\(frame.root)/question-sets/file" : nil
        self.offers = mayChange ? offers : []
        table = DataTable(
            caption: "Question sets",
            columns: [.init("Title"), .init("Version", isFigure: true), .init("Stands"), .init("Changed on")],
            rows: sets.map { set in
                [
                    .init(set.title, href: "\(frame.root)\(set.version.path)"), .init(set.version.version.grouped),
                    .init("", tag: set.tag), .init(set.changedOn),
                ]
            },
            empty: EmptyState(
                "No question set yet",
                "What people can be asked will be listed here. Write your own, or take over one of those below.",
                action: "Write a question set", href: writeHref))
    }
}

extension ListedQuestionSet {
    var tag: Tag { isPublished ? Tag("Published", .good) : Tag("In the making", .waiting) }
}
