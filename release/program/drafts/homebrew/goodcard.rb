# A draft for a tap, made by release/make. The class, its file and the tap bear the name that people type.
class Goodcard < Formula
  desc "Spaced repetition for people who learn ideas, not vocabulary"
  homepage "{{.From}}"
  version "{{.Version}}"
  license all_of: ["Apache-2.0", "CC-BY-4.0"]

  on_macos do
    on_arm do
      url "{{url "darwin" "arm64"}}"
      sha256 "{{sha "darwin" "arm64"}}"
    end
    on_intel do
      url "{{url "darwin" "amd64"}}"
      sha256 "{{sha "darwin" "amd64"}}"
    end
  end

  on_linux do
    on_arm do
      url "{{url "linux" "arm64"}}"
      sha256 "{{sha "linux" "arm64"}}"
    end
    on_intel do
      url "{{url "linux" "amd64"}}"
      sha256 "{{sha "linux" "amd64"}}"
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
