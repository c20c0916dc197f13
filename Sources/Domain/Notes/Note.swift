import FoundationEssentials

/// Something the scrutineer wrote down for themselves. Every word of it, and what it is about, is sealed.
package struct Note: Sendable, Equatable {
    package static let titleRule = FieldText("a title")
    package static let textRule = FieldText("a note", most: 50_000)

    package let title: String
    package let text: String
    /// The day it tells of, when it tells of one.
    package let day: Day?
    package let about: NoteSubject?

    package init(title: String, text: String, day: Day? = nil, about: NoteSubject? = nil) {
        self.title = title
        self.text = text
        self.day = day
        self.about = about
    }

    /// - Parameter folded: words to look for, folded. All of them must stand in the title or the text.
    package func holds(_ folded: [String]) -> Bool {
        let words = (title + "\n" + text).folded
        return folded.allSatisfy { words.contains($0) }
    }
}

/// A meeting, or one matter on its agenda, that a note is about.
package enum NoteSubject: Sendable, Hashable {
    case meeting(ID<Meeting>)
    case item(ID<AgendaItem>)

    /// As it stands in a form: `meeting:` or `item:` and the id.
    package var text: String {
        switch self {
        case .meeting(let id): "meeting:\(id.text)"
        case .item(let id): "item:\(id.text)"
        }
    }

    package init?(_ text: String?) {
        let pieces = (text ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        guard pieces.count == 2, let uuid = UUID(uuidString: pieces[1]) else { return nil }
        switch pieces[0] {
        case "meeting": self = .meeting(ID(uuid))
        case "item": self = .item(ID(uuid))
        default: return nil
        }
    }
}
