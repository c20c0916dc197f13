import Domain
import Partnership
import Platform

/// Where each link of a chain leads this person. What they may not open is not a link.
struct ChainPaths: Sendable {
    let root: String
    let hub: Hub
    let viewer: Viewer

    func path(of name: ChainLink.Name, for theme: ThemeStanding? = nil) -> String? {
        switch name {
        case .heard:
            let filter = theme.map { "?theme=\($0.theme.id.text)" } ?? ""
            return viewer.may(.readComments) ? "\(root)\(hub.path)/comments\(filter)" : nil
        case .understood: return viewer.may(.readHubReport) ? understood(theme) : nil
        case .weighed: return viewer.may(.readMeetings) ? weighed(theme) : nil
        case .decided: return decided(theme)
        case .done, .checked: return viewer.may(.readActions) ? "\(root)/actions" : saidAndDone
        case .told: return viewer.may(.tellDecisions) ? "\(root)\(hub.path)/letters" : saidAndDone
        }
    }

    /// Before it is published it is there for those who prepare it.
    var saidAndDone: String? {
        hub.isPublished || viewer.may(.readHubReport) ? "\(root)\(hub.saidAndDonePath)" : nil
    }

    private func understood(_ theme: ThemeStanding?) -> String {
        theme.map { "\(root)\(hub.path)/themes/\($0.theme.id.text)" } ?? "\(root)\(hub.path)#themes"
    }

    private func weighed(_ theme: ThemeStanding?) -> String? {
        guard let theme else { return "\(root)/groups" }
        return theme.sendings.last.map { "\(root)/meetings/\($0.meeting.id.text)" }
    }

    private func decided(_ theme: ThemeStanding?) -> String? {
        guard viewer.may(.readMeetings), let theme else { return saidAndDone }
        if let decision = theme.decisions.last { return "\(root)/decisions/\(decision.id.text)" }
        return weighed(theme)
    }
}

extension ChainRibbon {
    init(_ chain: Chain, _ label: String, of theme: ThemeStanding? = nil, leading paths: ChainPaths) {
        self.init(
            label,
            chain.links.map { link in
                Link(
                    name: link.name.words, count: link.count.grouped, words: link.words, state: link.state.drawn,
                    href: paths.path(of: link.name, for: theme))
            })
    }
}

extension ChainLink.State {
    fileprivate var drawn: ChainRibbon.State {
        switch self {
        case .done: .done
        case .current: .current
        case .broken: .broken
        case .waiting: .waiting
        }
    }
}

extension Hub {
    var saidAndDonePath: String { "\(path)/said-and-done" }
}
