// Tlog checks an export with the transparency log of the Go project itself: golang.org/x/mod.
//
//	tlog -key VKEY [-previous CHECKPOINT] OUT
//
// It opens the note, reads every hash through a TileHashReader, which believes no tile that does
// not hang under the checkpoint's root, and proves each leaf and the growth since -previous.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height = 8 // of a tile
	width  = 1 << height
	// Every leaf of a log of this size is proven, of a larger one this many at even distances.
	proofsMax = 4096
)

// folder reads tiles where C2SP tlog-tiles puts them: without the height that tlog writes.
type folder string

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	contents := make([][]byte, len(tiles))
	for i, tile := range tiles {
		content, err := f.read(tile)
		if err != nil {
			return nil, err
		}
		contents[i] = content
	}
	return contents, nil
}

func (f folder) read(tile tlog.Tile) ([]byte, error) {
	path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
	path = strings.Replace(path, "tile/data/", "tile/entries/", 1)
	return os.ReadFile(filepath.Join(string(f), path))
}

// entries are those of one bundle, n of them and no byte more.
func (f folder) entries(index int64, n int) ([][]byte, error) {
	rest, err := f.read(tlog.Tile{H: height, L: -1, N: index, W: n})
	if err != nil {
		return nil, err
	}
	entries := make([][]byte, 0, n)
	for range n {
		if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
			return nil, fmt.Errorf("bundle %d ends in entry %d", index, len(entries))
		}
		end := 2 + int(binary.BigEndian.Uint16(rest))
		entries = append(entries, rest[2:end])
		rest = rest[end:]
	}
	if len(rest) != 0 {
		return nil, fmt.Errorf("bundle %d has more than %d entries", index, n)
	}
	return entries, nil
}

func openCheckpoint(path string, verifier note.Verifier) (tlog.Tree, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(content, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("%s is no checkpoint of %s", path, verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// checkLeaves holds each entry against its hash in the tiles, and proves it.
func checkLeaves(out folder, tree tlog.Tree, hashes tlog.HashReader) error {
	step := max(1, tree.N/proofsMax)
	for first := int64(0); first < tree.N; first += width {
		entries, err := out.entries(first/width, int(min(width, tree.N-first)))
		if err != nil {
			return err
		}
		for i, entry := range entries {
			seq, record := first+int64(i), tlog.RecordHash(entry)
			stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, seq)})
			if err != nil {
				return fmt.Errorf("leaf %d: %w", seq, err)
			}
			if stored[0] != record {
				return fmt.Errorf("leaf %d is not the one that its tile has hashed", seq)
			}
			if seq%step != 0 {
				continue
			}
			proof, err := tlog.ProveRecord(tree.N, seq, hashes)
			if err == nil {
				err = tlog.CheckRecord(proof, tree.N, tree.Hash, seq, record)
			}
			if err != nil {
				return fmt.Errorf("leaf %d: %w", seq, err)
			}
		}
	}
	return nil
}

func checkGrowth(old, tree tlog.Tree, hashes tlog.HashReader) error {
	if old.N > tree.N {
		return fmt.Errorf("size %d, but %d was seen: stale", tree.N, old.N)
	}
	proof, err := tlog.ProveTree(tree.N, old.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

func check(out folder, vkey, previous string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	tree, err := openCheckpoint(filepath.Join(string(out), "checkpoint"), verifier)
	if err != nil {
		return tree, err
	}
	hashes := tlog.TileHashReader(tree, out)
	if root, err := tlog.TreeHash(tree.N, hashes); err != nil || root != tree.Hash {
		return tree, fmt.Errorf("the tiles give the root %v: %v", root, err)
	}
	if err := checkLeaves(out, tree, hashes); err != nil || previous == "" {
		return tree, err
	}
	old, err := openCheckpoint(previous, verifier)
	if err != nil {
		return tree, err
	}
	return tree, checkGrowth(old, tree, hashes)
}

func main() {
	log.SetFlags(0)
	vkey := flag.String("key", "", "Ed25519 verifier key of the log")
	previous := flag.String("previous", "", "checkpoint kept from an earlier visit")
	flag.Parse()
	tree, err := check(folder(flag.Arg(0)), *vkey, *previous)
	if err != nil {
		log.Fatal("refused: ", err)
	}
	fmt.Printf("verified %d leaves, root %v\n", tree.N, tree.Hash)
}
