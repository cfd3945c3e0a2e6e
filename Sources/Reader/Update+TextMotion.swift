import Screen

extension AppState {
  /// Carries out a command that moves in the text, or in its selection.
  mutating func moveInText(_ command: Command) {
    if selection == nil, command.info.contexts == [.selection] {
      message =
        "Nothing is selected: \(Command.select.info.keyLabels.first ?? "") in the text selects"
      return
    }
    switch command {
    case .nextParagraph, .previousParagraph:
      let isForward = command == .nextParagraph
      if selection != nil {
        moveSelection(by: .paragraph, forward: isForward)
      } else {
        goToStop(
          motion.paragraph(forward: isForward, from: text.place.anchor), forward: isForward,
          "paragraph")
      }
    case .nextSection, .previousSection:
      let isForward = command == .nextSection
      goToStop(
        motion.section(forward: isForward, from: text.place.anchor), forward: isForward, "heading")
    case .select: beginSelection()
    case .widenSelection: widenSelection()
    case .swapEnds: swapSelectionEnds()
    case .beginHere: beginSelectionAtEnd()
    case .characterForward: moveSelection(forward: true)
    case .characterBack: moveSelection(forward: false)
    case .wordForward: moveSelection(by: .word, forward: true)
    case .wordBack: moveSelection(by: .word, forward: false)
    case .sentenceForward: moveSelection(by: .sentence, forward: true)
    case .sentenceBack: moveSelection(by: .sentence, forward: false)
    case .endSelection: selection = nil
    default: break
    }
  }

  /// Brings a stop on the way through the text to the top, as far as the text scrolls.
  private mutating func goToStop(_ stop: TextAnchor?, forward: Bool, _ name: String) {
    guard let stop, !(forward && text.isAtEnd) else {
      message = forward ? "No further \(name)" : "No earlier \(name)"
      return
    }
    text.scroll(to: stop)
  }

  /// The text alone on the screen, or everything as it was.
  mutating func toggleZen() {
    if let start = zenStart {
      zenStart = nil
      focus(on: start)
    } else if text.slot != nil {
      zenStart = focus
      focus(on: .text)
    } else {
      message = "There is no text to show"
    }
  }
}
