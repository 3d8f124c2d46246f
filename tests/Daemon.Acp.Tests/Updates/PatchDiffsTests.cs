using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Items;

namespace Daemon.Acp.Tests.Updates;

public sealed class PatchDiffsTests
{
    [Fact]
    public void Each_hunk_is_a_piece_of_its_own()
    {
        const string Diff = """
            --- a/a.txt
            +++ b/a.txt
            @@ -1,3 +1,3 @@
             one
            -two
            +TWO
             three
            @@ -9 +9,2 @@
             nine
            +ten
            \ No newline at end of file
            """;

        var pieces = PatchDiffs.Of([new FileUpdateChange { Path = "/w/a.txt", Kind = new PatchChangeKind.Update(), Diff = Diff }]);

        Assert.Equal(
            [
                new ToolCallContent.Diff { Path = "/w/a.txt", OldText = "one\ntwo\nthree\n", NewText = "one\nTWO\nthree\n" },
                new ToolCallContent.Diff { Path = "/w/a.txt", OldText = "nine\n", NewText = "nine\nten\n" },
            ],
            pieces);
    }

    [Fact]
    public void Lines_that_look_like_file_names_are_kept_inside_a_hunk()
    {
        const string Diff = "@@ -1,2 +1,1 @@\n a\n--- removed\n";

        var piece = Assert.Single(PatchDiffs.Of([new FileUpdateChange { Path = "/a", Kind = new PatchChangeKind.Update(), Diff = Diff }]));

        Assert.Equal(new ToolCallContent.Diff { Path = "/a", OldText = "a\n-- removed\n", NewText = "a\n" }, piece);
    }

    [Fact]
    public void New_deleted_and_moved_files_are_whole()
    {
        FileUpdateChange[] changes =
        [
            new() { Path = "/new", Kind = new PatchChangeKind.Add(), Diff = "x\n" },
            new() { Path = "/old", Kind = new PatchChangeKind.Delete(), Diff = "y\n" },
            new() { Path = "/from", Kind = new PatchChangeKind.Update { MovePath = "/to" }, Diff = "@@ -1 +1 @@\n-a\n+b\n" },
        ];

        Assert.Equal(
            [
                new ToolCallContent.Diff { Path = "/new", NewText = "x\n" },
                new ToolCallContent.Diff { Path = "/old", OldText = "y\n", NewText = "" },
                new ToolCallContent.Diff { Path = "/to", OldText = "a\n", NewText = "b\n" },
            ],
            PatchDiffs.Of(changes));
    }
}
