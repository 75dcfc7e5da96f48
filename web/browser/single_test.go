package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// singleFile is where this process has the site as one file, as long as TestSingleFile runs.
func singleFile() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("optiscope-single-%d", os.Getpid()), "optiscope.html")
}

// onSingleFile says whether a test is a part of TestSingleFile.
func onSingleFile(t testing.TB) bool { return strings.HasPrefix(t.Name(), "TestSingleFile/") }

// What the site does, the single file does from the disk: the same tests. Left out are
// those of the server, of the download, of workers, and those that look at every size.
func TestSingleFile(t *testing.T) {
	t.Cleanup(func() { os.RemoveAll(filepath.Dir(singleFile())) })
	if text, err := exec.Command("go", "run", "../single", "-out", singleFile()).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, c := range []struct {
		name string
		test func(*testing.T)
	}{
		{"OpensAndMoves", TestOpensAndMoves}, {"DragSlider", TestDragSlider}, {"Idle", TestIdle},
		{"Scrub", TestScrub}, {"Transport", TestTransport}, {"SeekInCurve", TestSeekInCurve},
		{"DragStart", TestDragStart}, {"ZoomAndPan", TestZoomAndPan}, {"TouchSurface", TestTouchSurface},
		{"AddressHoldsEverything", TestAddressHoldsEverything}, {"BadLinks", TestBadLinks},
		{"LinkEnteredInBetween", TestLinkEnteredInBetween}, {"BadFields", TestBadFields},
		{"Theme", TestTheme}, {"ReducedMotion", TestReducedMotion},
		{"Scripts", TestScripts}, {"ScriptErrors", TestScriptErrors},
		{"TabOrder", TestTabOrder}, {"ArrowKeys", TestArrowKeys}, {"Help", TestHelp},
		{"Scenes", TestScenes}, {"ASceneOpensFromItsLink", TestASceneOpensFromItsLink},
		{"GalleryByKeyboard", TestGalleryByKeyboard}, {"GalleryByTouch", TestGalleryByTouch},
		{"TablesAreDownloaded", TestTablesAreDownloaded}, {"DragFromHereOn", TestDragFromHereOn}, {"EditByKeyboard", TestEditByKeyboard},
		{"ALessonByKeyboard", TestALessonByKeyboard}, {"BackToTheLesson", TestBackToTheLesson}, {"ALessonInChinese", TestALessonInChinese},
		{"WriteAFormula", TestWriteAFormula}, {"CardsByMouse", TestCardsByMouse}, {"PartsAreLeftOut", TestPartsAreLeftOut},
		{"Policy", TestPolicy}, {"LostContextWhilePlaying", TestLostContextWhilePlaying},
		{"MissingParts", TestMissingParts}, {"FirstReasonStays", TestFirstReasonStays}, {"PictureComesFirst", TestPictureComesFirst},
	} {
		t.Run(c.name, c.test)
	}
}
