namespace Daemon.Core.Tests.Patches;

/// <summary>Patches with what they do to a small tree, or how they are refused. Observed on the program that defines the language.</summary>
public static class PatchCases
{
    private const string Begin = "*** Begin Patch\n";
    private const string End = "*** End Patch";
    private const string Update = Begin + "*** Update File: f.txt\n";
    private const string Default = "one\ntwo\nthree\n";

    public static TheoryData<string, string, string, string> Applied =>
        new()
        {
            // simple
            { Update + "@@\n-two\n+TWO\n" + End, "f.txt=" + Default,
                "f.txt=one\nTWO\nthree\n", "M f.txt" },
            // twice
            { Update + "@@\n-two\n+TWO\n*** Update File: f.txt\n@@\n-TWO\n+222\n" + End, "f.txt=" + Default,
                "f.txt=one\n222\nthree\n", "M f.txt; M f.txt" },
            // add+upd
            { Begin + "*** Add File: g\n+a\n*** Update File: g\n@@\n-a\n+b\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n|g=b\n", "A g; M g" },
            // del+add
            { Begin + "*** Delete File: f.txt\n*** Add File: f.txt\n+b\n" + End, "f.txt=" + Default,
                "f.txt=b\n", "A f.txt; D f.txt" },
            // move over
            { Update + "*** Move to: g.txt\n@@\n-two\n+TWO\n" + End, "f.txt=one\ntwo\n|g.txt=zzz\n",
                "g.txt=one\nTWO\n", "M g.txt" },
            // crlf
            { Update + "@@\n one\n-two\n+TWO\n" + End, "f.txt=one\r\ntwo\r\nthree\r\n",
                "f.txt=one\r\nTWO\r\nthree\r\n", "M f.txt" },
            // crlfmixed
            { Update + "@@\n one\n-two\n+TWO\n" + End, "f.txt=one\r\ntwo\nthree\r\n",
                "f.txt=one\r\nTWO\r\nthree\r\n", "M f.txt" },
            // crlfmixed2
            { Update + "@@\n one\n-two\n+TWO\n" + End, "f.txt=one\ntwo\r\nthree\n",
                "f.txt=one\nTWO\nthree\n", "M f.txt" },
            // crlf in patch, crlf file
            { "*** Begin Patch\r\n*** Update File: f.txt\r\n@@\r\n one\r\n-two\r\n+TWO\r\n" + End, "f.txt=one\r\ntwo\r\nthree\r\n",
                "f.txt=one\r\nTWO\r\nthree\r\n", "M f.txt" },
            // crlf add
            { "*** Begin Patch\r\n*** Add File: n\r\n+a\r\n+b\r\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n|n=a\nb\n", "A n" },
            // nonl
            { Update + "@@\n one\n-two\n+TWO\n" + End, "f.txt=one\ntwo",
                "f.txt=one\nTWO\n", "M f.txt" },
            // nonl2
            { Update + "@@\n-one\n+ONE\n" + End, "f.txt=one\ntwo",
                "f.txt=ONE\ntwo\n", "M f.txt" },
            // nonl crlf
            { Update + "@@\n-one\n+ONE\n" + End, "f.txt=one\r\ntwo",
                "f.txt=ONE\r\ntwo\r\n", "M f.txt" },
            // ins
            { Update + "@@\n+new\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\nnew\n", "M f.txt" },
            // ins ctx
            { Update + "@@ one\n+new\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\nnew\n", "M f.txt" },
            // ins ctx nonl
            { Update + "@@ one\n+new\n" + End, "f.txt=one\ntwo",
                "f.txt=one\ntwo\nnew\n", "M f.txt" },
            // ins empty
            { Update + "@@\n+new\n" + End, "f.txt=",
                "f.txt=new\n", "M f.txt" },
            // ins trailing blank
            { Update + "@@\n+new\n" + End, "f.txt=one\n\n",
                "f.txt=one\n\nnew\n", "M f.txt" },
            // eof
            { Update + "@@\n-a\n+b\n*** End of File\n" + End, "f.txt=a\nx\na\n",
                "f.txt=a\nx\nb\n", "M f.txt" },
            // eof ins
            { Update + "@@\n+b\n*** End of File\n" + End, "f.txt=a\nx\n",
                "f.txt=a\nx\nb\n", "M f.txt" },
            // eof noat
            { Update + "-x\n+b\n*** End of File\n" + End, "f.txt=a\nx\n",
                "f.txt=a\nb\n", "M f.txt" },
            // eof then chunk
            { Update + "@@\n-x\n+b\n*** End of File\n@@\n+z\n" + End, "f.txt=a\nx\n",
                "f.txt=a\nb\nz\n", "M f.txt" },
            // trail empty
            { Update + "@@\n two\n-three\n+3\n\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\n3\n", "M f.txt" },
            // trail empty2
            { Update + "@@\n-two\n-\n+2\n+\n" + End, "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // delete all
            { Update + "@@\n-one\n-two\n-three\n" + End, "f.txt=" + Default,
                "f.txt=", "M f.txt" },
            // ctx only
            { Update + "@@\n one\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n", "M f.txt" },
            // pass2 removed
            { Update + "@@\n-two\n+TWO\n" + End, "f.txt=one\n\ttwo  \nthree\n",
                "f.txt=one\nTWO\nthree\n", "M f.txt" },
            // dashes
            { Update + "@@\n-a - b\n+TWO\n" + End, "f.txt=a \u2014 b\n",
                "f.txt=TWO\n", "M f.txt" },
            // indent ctx
            { Update + "@@   two\n-three\n+3\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\n3\n", "M f.txt" },
            // lead ws
            { "  \n*** Begin Patch\n*** Update File: f.txt\n@@\n-two\n+2\n*** End Patch\n\n ", "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // begin ws
            { "  *** Begin Patch  \n*** Update File: f.txt\n@@\n-two\n+2\n  *** End Patch ", "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // heredoc
            { "<<'EOF'\n*** Begin Patch\n*** Update File: f.txt\n@@\n-two\n+2\n*** End Patch\nEOF\n", "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // heredoc2
            { "<<EOF\n*** Begin Patch\n*** Update File: f.txt\n@@\n-two\n+2\n*** End Patch\nEOF", "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // heredoc3
            { "<<\"EOF\"\n*** Begin Patch\n*** Update File: f.txt\n@@\n-two\n+2\n*** End Patch\nEOF", "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // env
            { Begin + "*** Environment ID: local\n*** Update File: f.txt\n@@\n-two\n+2\n" + End, "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // blank between chunks
            { Update + "@@\n-one\n+1\n\n@@\n-three\n+3\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\n3\n", "M f.txt" },
            // blank before chunk
            { Update + "\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\nthree\n", "M f.txt" },
            // blank between
            { Update + "@@\n-one\n+1\n\n*** Delete File: g\n" + End, "f.txt=one\ntwo\n|g=",
                "f.txt=1\ntwo\n", "M f.txt; D g" },
            // path ws
            { Begin + "*** Add File:   a b  \n+x\n" + End, "f.txt=" + Default,
                "  a b=x\n|f.txt=one\ntwo\nthree\n", "A   a b" },
            // indent hdr
            { Begin + "  *** Add File: q\n+x\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n|q=x\n", "A q" },
            // add noplus
            { Begin + "*** Add File: q\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n|q=", "A q" },
            // move nested
            { Update + "*** Move to: a/b/c\n@@\n-two\n+2\n" + End, "f.txt=" + Default,
                "a/b/c=one\n2\nthree\n", "M a/b/c" },
            // order
            { Begin + "*** Delete File: g\n*** Update File: f.txt\n@@\n-two\n+2\n*** Add File: z\n+z\n*** Add File: a\n+a\n" + End, "f.txt=two\n|g=",
                "a=a\n|f.txt=2\n|z=z\n", "A z; A a; M f.txt; D g" },
            // dotdot
            { Begin + "*** Add File: ./x/../g\n+x\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n|g=x\n", "A ./x/../g" },
            // end in middle
            { Update + "@@\n-two\n+2\n*** End Patch\n" + End, "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // blank ctx
            { Update + "@@\n one\n\n-two\n+2\n" + End, "f.txt=one\n\ntwo\n",
                "f.txt=one\n\n2\n", "M f.txt" },
            // @@ trailing ws
            { Update + "@@ \n-two\n+2\n" + End, "f.txt=" + Default,
                "f.txt=one\n2\nthree\n", "M f.txt" },
            // u+85
            { Update + "@@\n-a\n+b\n" + End, "f.txt=x\n\u00a0a\u2028\n",
                "f.txt=x\nb\n", "M f.txt" },
            // pass order
            { Update + "@@\n-a\n+b\n" + End, "f.txt=a  \na\n",
                "f.txt=a  \nb\n", "M f.txt" },
            // chunk after start
            { Update + "@@ one\n-one\n+b\n" + End, "f.txt=one\ntwo\none\n",
                "f.txt=one\ntwo\nb\n", "M f.txt" },
            // trailblank retry
            { Update + "@@\n three\n-\n+x\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\nx\n", "M f.txt" },
            // two ins order
            { Update + "@@\n+X\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\nthree\nX\n", "M f.txt" },
            // overlap ins end
            { Update + "@@\n-three\n+3\n@@\n+X\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\n3\nX\n", "M f.txt" },
            // blank eof
            { Update + "@@\n three\n+4\n \n*** End of File\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\nthree\n4\n", "M f.txt" },
            // maj1
            { Update + "@@\n-b\n+B\n" + End, "f.txt=a\r\nb\nc\nd\n",
                "f.txt=a\r\nB\r\nc\nd\n", "M f.txt" },
            // maj2
            { Update + "@@\n-b\n+B\n" + End, "f.txt=a\nb\r\nc\r\nd\r\n",
                "f.txt=a\nB\nc\r\nd\r\n", "M f.txt" },
            // maj3
            { Update + "@@\n a\n-b\n+B\n+X\n c\n" + End, "f.txt=a\nb\r\nc\r\nd",
                "f.txt=a\nB\nX\nc\r\nd\n", "M f.txt" },
            // blank first noat
            { Update + "\n-one\n+1\n" + End, "f.txt=one\n\none\n",
                "f.txt=one\n\n1\n", "M f.txt" },
            // blank after at
            { Update + "@@\n\n-one\n+1\n" + End, "f.txt=one\n\none\n",
                "f.txt=one\n\n1\n", "M f.txt" },
            // blank,blank between chunks exist
            { Update + "@@\n-one\n+1\n\n@@\n-three\n+3\n" + End, "f.txt=one\n\nthree\n",
                "f.txt=1\n\n3\n", "M f.txt" },
            // ws line
            { Update + "@@\n-one\n+1\n   \n@@\n-three\n+3\n" + End, "f.txt=one\n\nthree\n",
                "f.txt=1\n\n3\n", "M f.txt" },
            // end noat
            { Update + "-one\n+1\n@@ two\n-three\n+3\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\n3\n", "M f.txt" },
            // env no space
            { Begin + "*** Environment ID:local\n*** Update File: f.txt\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\nthree\n", "M f.txt" },
            // env indent
            { Begin + "  *** Environment ID: local\n*** Update File: f.txt\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "f.txt=1\ntwo\nthree\n", "M f.txt" },
            // cr only
            { Update + "@@\n-a\n+B\n" + End, "f.txt=a\rb\rc",
                "f.txt=B\rb\rc\r", "M f.txt" },
            // eof search after
            { Update + "@@\n-a\n+1\n@@\n-a\n+2\n*** End of File\n" + End, "f.txt=a\nx\na\n",
                "f.txt=1\nx\n2\n", "M f.txt" },
            // Empty+EOF ctx
            { Update + "@@ b\n+1\n*** End of File\n" + End, "f.txt=a\nb\nc\n",
                "f.txt=a\nb\nc\n1\n", "M f.txt" },
            // eof trail blank
            { Update + "@@\n-c\n-\n+1\n*** End of File\n" + End, "f.txt=a\nb\nc\n",
                "f.txt=a\nb\n1\n", "M f.txt" },
            // update empty file
            { Update + "@@\n-\n+1\n" + End, "f.txt=",
                "f.txt=1\n", "M f.txt" },
            // update blank file
            { Update + "@@\n-\n+1\n" + End, "f.txt=\n",
                "f.txt=1\n", "M f.txt" },
            // ctx multi
            { Update + "@@ def f():\n-x\n+y\n" + End, "f.txt=x\ndef f():\n    x\n",
                "f.txt=x\ndef f():\ny\n", "M f.txt" },
            // ctx indent added
            { Update + "@@\n one\n-two\n+2\n three\n" + End, "f.txt=   one\n   two\n   three\n",
                "f.txt=   one\n2\n   three\n", "M f.txt" },
            // endpatch trailing eof-marker
            { Update + "@@\n-three\n+3\n*** End of File\n\n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\n3\n", "M f.txt" },
            // eof trailing ws
            { Update + "@@\n-three\n+3\n*** End of File  \n" + End, "f.txt=" + Default,
                "f.txt=one\ntwo\n3\n", "M f.txt" },
            // nul
            { Update + "@@\n-three\n+3\n" + End, "f.txt=\0one\nthree\n",
                "f.txt=\0one\n3\n", "M f.txt" },
        };

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            // ins bad ctx
            { Update + "@@ nope\n+new\n" + End, "f.txt=" + Default,
                "Failed to find context 'nope' in /ws/f.txt" },
            // eof not at end
            { Update + "@@\n-a\n+b\n*** End of File\n" + End, "f.txt=a\nx\n",
                "Failed to find expected lines in /ws/f.txt:\na" },
            // eof only
            { Update + "@@\n*** End of File\n" + End, "f.txt=a\nx\n",
                "Invalid patch hunk on line 4: Update hunk does not contain any lines" },
            // eof then line
            { Update + "@@\n-x\n+b\n*** End of File\n+z\n" + End, "f.txt=a\nx\n",
                "Invalid patch hunk on line 7: Expected update hunk to start with a @@ context marker, got: '+z'" },
            // heredoc4
            { "<<'PATCH'\n*** Begin Patch\n*** Update File: f.txt\n@@\n-two\n+2\n*** End Patch\nPATCH", "f.txt=" + Default,
                "Invalid patch: The first line of the patch must be '*** Begin Patch'" },
            // env empty
            { Begin + "*** Environment ID:  \n*** Update File: f.txt\n@@\n-two\n+2\n" + End, "f.txt=" + Default,
                "Invalid patch: apply_patch environment_id cannot be empty" },
            // env later
            { Update + "@@\n-two\n+2\n*** Environment ID: local\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 6: Expected update hunk to start with a @@ context marker, got: '*** Environment ID: local'" },
            // nofirst
            { "foo\n*** Begin Patch\n*** Update File: f.txt\n" + End, "f.txt=" + Default,
                "Invalid patch: The first line of the patch must be '*** Begin Patch'" },
            // nolast
            { Update + "@@\n-two\n+2\n", "f.txt=" + Default,
                "Invalid patch: The last line of the patch must be '*** End Patch'" },
            // only begin
            { Begin, "f.txt=" + Default,
                "Invalid patch: The last line of the patch must be '*** End Patch'" },
            // frob
            { Begin + "*** Frob File: f.txt\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: '*** Frob File: f.txt' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // frob line
            { Update + "@@\n-two\n+2\n*** Frob File: f.txt\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 6: Expected update hunk to start with a @@ context marker, got: '*** Frob File: f.txt'" },
            // frob after add
            { Begin + "*** Add File: g\n+x\n*** Frob File: f.txt\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: '*** Frob File: f.txt' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // frob after add2
            { Begin + "*** Add File: g\n+x\nyyy\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: 'yyy' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // frob after add3
            { Begin + "*** Add File: g\n+x\n\n+y\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: '' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // frob after del
            { Begin + "*** Delete File: f.txt\n\nfoo\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 3: '' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // del blank
            { Begin + "*** Delete File: f.txt\n\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 3: '' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // empty upd
            { Update + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: Update file hunk for path 'f.txt' is empty" },
            // empty upd2
            { Update + "@@\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: Update hunk does not contain any lines" },
            // empty upd3
            { Update + "*** Delete File: x\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: Update file hunk for path 'f.txt' is empty" },
            // empty upd mv
            { Update + "*** Move to: g\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: Update file hunk for path 'f.txt' is empty" },
            // noprefix
            { Update + "@@\n-two\n+2\nxx\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 6: Expected update hunk to start with a @@ context marker, got: 'xx'" },
            // noprefix1
            { Update + "@@\nxx\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: Unexpected line found in update hunk: 'xx'. Every line should start with ' ' (context line), '+' (added line), or '-' (removed line)" },
            // noprefix0
            { Update + "xx\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 3: Unexpected line found in update hunk: 'xx'. Every line should start with ' ' (context line), '+' (added line), or '-' (removed line)" },
            // two @@
            { Update + "@@ one\n@@ two\n-three\n+3\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: Unexpected line found in update hunk: '@@ two'. Every line should start with ' ' (context line), '+' (added line), or '-' (removed line)" },
            // @@ then eof
            { Update + "@@ one\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 4: Update hunk does not contain any lines" },
            // @@foo
            { Update + "@@foo\n-two\n+2\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 3: Unexpected line found in update hunk: '@@foo'. Every line should start with ' ' (context line), '+' (added line), or '-' (removed line)" },
            // @@-
            { Update + "@@ -1,3 +1,3 @@\n-two\n+2\n" + End, "f.txt=" + Default,
                "Failed to find context '-1,3 +1,3 @@' in /ws/f.txt" },
            // nohunk
            { Begin + End, "f.txt=" + Default,
                "No files were modified." },
            // blankhunk
            { Begin + "\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: '' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // empty path
            { Begin + "*** Add File: \n+x\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: '*** Add File:' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // two bad
            { Update + "@@\n-zz\n-yy\n+2\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\nzz\nyy" },
            // bad ctx
            { Update + "@@ zz\n-two\n+2\n" + End, "f.txt=" + Default,
                "Failed to find context 'zz' in /ws/f.txt" },
            // out of order
            { Update + "@@\n-three\n+3\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\none" },
            // missing del
            { Begin + "*** Delete File: zz\n" + End, "f.txt=" + Default,
                "Failed to delete file /ws/zz" },
            // missing upd
            { Begin + "*** Update File: zz\n@@\n-a\n+b\n" + End, "f.txt=" + Default,
                "Failed to read file to update /ws/zz: No such file or directory (os error 2)" },
            // end of file indent
            { Update + "@@\n-three\n+2\n  *** End of File\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\nthree\n *** End of File" },
            // move after chunk
            { Update + "@@\n-two\n+2\n*** Move to: g\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 6: Expected update hunk to start with a @@ context marker, got: '*** Move to: g'" },
            // upd perm
            { Begin + "*** Update File: zz/qq\n@@\n-a\n+b\n" + End, "f.txt=" + Default,
                "Failed to read file to update /ws/zz/qq: No such file or directory (os error 2)" },
            // end ws
            { Update + "@@\n-two\n+2\n*** End Patch\nfoo", "f.txt=" + Default,
                "Invalid patch: The last line of the patch must be '*** End Patch'" },
            // end mid then hunk
            { Update + "@@\n-two\n+2\n*** End Patch\n*** Add File: q\n+x\n" + End, "f.txt=" + Default,
                "Invalid patch: The last line of the patch must be '*** End Patch'" },
            // end mid after add
            { Begin + "*** Add File: q\n+x\n*** End Patch\n*** Add File: r\n+x\n" + End, "f.txt=" + Default,
                "Invalid patch: The last line of the patch must be '*** End Patch'" },
            // blank skip
            { Update + "\n@@\n-one\n+1\n" + End, "f.txt=one\n\nx\n",
                "Failed to find expected lines in /ws/f.txt:\none" },
            // blank skip2
            { Update + "\n\n@@\n-one\n+1\n" + End, "f.txt=one\n\nx\n",
                "Failed to find expected lines in /ws/f.txt:\none" },
            // indent hdr in upd
            { Update + "@@\n-one\n+1\n  *** Add File: q\n+x\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\none\n *** Add File: q" },
            // indent mv
            { Update + "  *** Move to: g\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\n *** Move to: g" },
            // hdr noname
            { Begin + "*** Update File:f\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 2: '*** Update File:f' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'" },
            // add then 2 blanks upd
            { Update + "@@\n-one\n+1\n\n\n@@\n-three\n+3\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\none\n\n" },
            // tab line
            { Update + "@@\n-one\n+1\n\t\n@@\n-three\n+3\n" + End, "f.txt=one\n\nthree\n",
                "Invalid patch hunk on line 6: Expected update hunk to start with a @@ context marker, got: '\t'" },
            // env blank2
            { Begin + "*** Environment ID: local\n*** Environment ID: x\n*** Update File: f.txt\n@@\n-one\n+1\n" + End, "f.txt=" + Default,
                "Invalid patch: apply_patch environment_id cannot be specified more than once" },
            // eof behind
            { Update + "@@\n-c\n+1\n@@\n-b\n-c\n+2\n*** End of File\n" + End, "f.txt=a\nb\nc\n",
                "Failed to find expected lines in /ws/f.txt:\nb\nc" },
            // eof blank tail
            { Update + "@@\n-c\n+1\n*** End of File\n" + End, "f.txt=a\nb\nc\n\n",
                "Failed to find expected lines in /ws/f.txt:\nc" },
            // long block
            { Update + "@@\n-a\n-b\n-c\n-d\n-e\n+1\n" + End, "f.txt=a\nb\nc\n",
                "Failed to find expected lines in /ws/f.txt:\na\nb\nc\nd\ne" },
            // ctxat lastline
            { Update + "@@ three\n-three\n+3\n" + End, "f.txt=" + Default,
                "Failed to find expected lines in /ws/f.txt:\nthree" },
            // two eof
            { Update + "@@\n-three\n+3\n*** End of File\n*** End of File\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 7: Expected update hunk to start with a @@ context marker, got: '*** End of File'" },
            // chunk+@@ empty at end
            { Update + "@@\n-three\n+3\n@@\n" + End, "f.txt=" + Default,
                "Invalid patch hunk on line 7: Update hunk does not contain any lines" },
            // bom
            { Update + "@@\n-one\n+3\n" + End, "f.txt=\ufeffone\nthree\n",
                "Failed to find expected lines in /ws/f.txt:\none" },
        };
}
