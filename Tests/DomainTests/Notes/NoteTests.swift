import Domain
import Foundation
import Testing

@Suite struct NoteTests {
    @Test(arguments: [
        (["zoe"], true), (["zoe", "cafe"], true), (["second line"], true), (["zoe", "nowhere"], false), ([], true),
        (["title"], true),
    ])
    func wordsAreFoundWhateverTheirAccents(words: [String], isFound: Bool) {
        #expect(Note(title: "A title", text: "Zoë’s CAFÉ\nand a second  line").holds(words) == isFound)
    }

    @Test func aSubjectIsReadAgainAsItWasWritten() {
        for subject in [NoteSubject.meeting(ID(UUID())), .item(ID(UUID()))] {
            #expect(NoteSubject(subject.text) == subject)
        }
    }

    @Test(arguments: [nil, "", "meeting", "meeting:", "meeting:1", "theme:\(UUID().uuidString)", ":", "item:item:x"])
    func anythingElseIsNoSubject(text: String?) {
        #expect(NoteSubject(text) == nil)
    }
}
