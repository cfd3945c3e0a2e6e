/// A colour as a screen mixes it, in sRGB.
package struct RGB: Hashable, Sendable {
  /// The light of each of the three.
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// A colour of so much light.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour as style sheets write it: `0xFF8800` is orange.
  package init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// No light at all.
  package static let black = RGB(hex: 0)
  /// As much as there is.
  package static let white = RGB(hex: 0xFF_FFFF)

  /// `#ff8800`.
  package var words: String {
    let digits = Array("0123456789abcdef")
    return "#"
      + String([red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  // MARK: Contrast

  /// How bright it is to the eye, from 0 to 1 (WCAG 2, "relative luminance").
  package var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// How well one can be read on the other, from 1 to 21 (WCAG 2, "contrast ratio"): 4.5 is asked for of
  /// text, 3 of lines and the like.
  package func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Whether white can be read on it better than black.
  package var isDark: Bool { contrast(with: .white) > contrast(with: .black) }

  private static func linear(_ light: UInt8) -> Double {
    let value = Double(light) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  /// By Newton's method, from above, where it converges whatever the number from 0 to 1.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<24 {
      let power = root * root * root * root
      root -= (power * root - number) / (5 * power)
    }
    return root
  }

  // MARK: Palettes

  /// What a number of the palette stands for: xterm's own colours up to 15, which users change, then a
  /// cube and a ramp of greys, which nobody does.
  package static func palette(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: RGB(hex: xterm[Int(index)])
    case 16..<232:
      RGB(
        red: cubeStep((index - 16) / 36), green: cubeStep((index - 16) / 6 % 6),
        blue: cubeStep((index - 16) % 6))
    default:
      RGB(red: 8 + (index - 232) * 10, green: 8 + (index - 232) * 10, blue: 8 + (index - 232) * 10)
    }
  }

  private static let xterm: [UInt32] = [
    0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
    0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
  ]

  private static func cubeStep(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }

  /// The colour that comes nearest to it among those a terminal has.
  ///
  /// Of a palette of 256 the first 16 are left alone, for nobody knows what their user has made of them.
  package func nearest(in depth: ColourDepth) -> Colour {
    switch depth {
    case .monochrome: return .standard
    case .eight: return .palette(nearest(of: 0...7))
    case .sixteen: return .palette(nearest(of: 0...15))
    case .palette: return .palette(nearest(of: 16...255))
    case .direct:
      let nearest = nearest(of: 16...255)
      return RGB.palette(nearest) == self ? .palette(nearest) : .direct(self)
    }
  }

  private func nearest(of indices: ClosedRange<UInt8>) -> UInt8 {
    indices.min { distance(to: .palette($0)) < distance(to: .palette($1)) } ?? indices.lowerBound
  }

  /// How different two colours look, squared: weighed as the eye does, more or less, which sees red the
  /// better the more of it there is ("redmean").
  func distance(to other: RGB) -> Int {
    let reds = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return (512 + reds) * r * r + 1_024 * g * g + (767 - reds) * b * b
  }
}
