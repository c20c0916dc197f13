import Domain
import Testing

@Suite struct PupilNumberTests {
    @Test(arguments: [
        ("420", 420), (" 0 ", 0), ("362.5", 363), ("362.4", 362), ("1039.50", 1_040), ("100000", 100_000),
    ])
    func aPartTimePupilCountsAsHalf(text: String, whole: Int) throws {
        #expect(try PupilNumber(text).whole == whole)
    }

    @Test(arguments: ["", "many", "-1", "1e3", "0x10", "nan", "inf", "1.2.3", "1,039", "100001", "４２０", "."])
    func refusesWhatIsNoNumberOfPupils(text: String) {
        #expect(throws: TextProblem.self) { try PupilNumber(text) }
    }
}
