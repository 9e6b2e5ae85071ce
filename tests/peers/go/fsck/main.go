// Fsck checks an export with Tessera's own fsck, and the growth since a kept checkpoint with its
// client. The library and not its command, because that ends with status 0 whatever it found.
//
//	fsck -key VKEY [-previous CHECKPOINT] OUT
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"
)

// A worker ends at the first bad tile it meets, and with the last of them fsck waits for ever:
// there are enough for the tiles that one bad leaf makes bad, and more bad ones end by the clock.
const (
	workers = 64
	minutes = 2
)

func leafHashes(bundle []byte) ([][]byte, error) {
	var entries api.EntryBundle
	if err := entries.UnmarshalText(bundle); err != nil {
		return nil, err
	}
	hashes := make([][]byte, 0, len(entries.Entries))
	for _, entry := range entries.Entries {
		hashes = append(hashes, rfc6962.DefaultHasher.HashLeaf(entry))
	}
	return hashes, nil
}

func checkGrowth(ctx context.Context, log client.FileFetcher, v note.Verifier, kept string) error {
	readKept := func(context.Context) ([]byte, error) { return os.ReadFile(kept) }
	old, _, _, err := client.FetchCheckpoint(ctx, readKept, v, v.Name())
	if err != nil {
		return err
	}
	now, _, _, err := client.FetchCheckpoint(ctx, log.ReadCheckpoint, v, v.Name())
	if err != nil {
		return err
	}
	if now.Size < old.Size {
		return fmt.Errorf("size %d, but %d was seen: stale", now.Size, old.Size)
	}
	builder, err := client.NewProofBuilder(ctx, now.Size, log.ReadTile)
	if err != nil {
		return err
	}
	path, err := builder.ConsistencyProof(ctx, old.Size, now.Size)
	if err != nil {
		return err
	}
	hasher := rfc6962.DefaultHasher
	return proof.VerifyConsistency(hasher, old.Size, now.Size, path, old.Hash, now.Hash)
}

func check(out, vkey, previous string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	ctx, log := context.Background(), client.FileFetcher{Root: out}
	checker := fsck.New(verifier.Name(), verifier, log, leafHashes, fsck.Opts{N: workers})
	if err := checker.Check(ctx); err != nil || previous == "" {
		return err
	}
	return checkGrowth(ctx, log, verifier, previous)
}

func main() {
	log.SetFlags(0)
	vkey := flag.String("key", "", "Ed25519 verifier key of the log")
	previous := flag.String("previous", "", "checkpoint kept from an earlier visit")
	flag.Parse()
	time.AfterFunc(minutes*time.Minute, func() { log.Fatal("refused: fsck comes to no end") })
	if err := check(flag.Arg(0), *vkey, *previous); err != nil {
		log.Fatal("refused: ", err)
	}
	fmt.Println("verified")
}
