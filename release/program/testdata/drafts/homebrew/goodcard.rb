# A draft for a tap, made by release/make. The class, its file and the tap bear the name that people type.
class Goodcard < Formula
  desc "Spaced repetition for people who learn ideas, not vocabulary"
  homepage "https://example.org/goodcard/1.2.3/"
  version "1.2.3"
  license all_of: ["Apache-2.0", "CC-BY-4.0"]

  on_macos do
    on_arm do
      url "https://example.org/goodcard/1.2.3/goodcard-1.2.3-darwin-arm64.tar.gz"
      sha256 "1a86efa704f17eb94430b0fde139601fa488f634d94f418fb85e025d4c74be76"
    end
    on_intel do
      url "https://example.org/goodcard/1.2.3/goodcard-1.2.3-darwin-amd64.tar.gz"
      sha256 "e76672cbc2b1719ef3b27338eaa4a348679ebb882dca6e86775cfcd27d0a3993"
    end
  end

  on_linux do
    on_arm do
      url "https://example.org/goodcard/1.2.3/goodcard-1.2.3-linux-arm64.tar.gz"
      sha256 "88ab93cf1421c7f9eda213a00fa6b5d23e8d84bf46291763347769744dee771c"
    end
    on_intel do
      url "https://example.org/goodcard/1.2.3/goodcard-1.2.3-linux-amd64.tar.gz"
      sha256 "a1a6a0b73db113b8df0dc4b02772e9b8483b59b3fa11b86c2b6970d99d5df8e7"
    end
  end

  def install
    bin.install "goodcard"
    man1.install "goodcard.1"
    bash_completion.install "completion/goodcard.bash" => "goodcard"
    zsh_completion.install "completion/_goodcard"
    fish_completion.install "completion/goodcard.fish"
    doc.install "README.txt", "THIRD-PARTY.txt"
  end

  test do
    assert_match "goodcard #{version}", shell_output("#{bin}/goodcard version")
    ENV["GOODCARD_DATA"] = testpath
    system bin/"goodcard", "doctor"
  end
end
