using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;

namespace Daemon.Core.Tests.Rollout;

public sealed class HistoryPagesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ThreadHistory _history;

    public HistoryPagesTests()
    {
        var path = _folder.File("a.jsonl");
        using (var recorder = RolloutRecorder.Create(path, Samples.Meta(), new FixedTime()))
        {
            for (var turn = 1; turn <= 5; turn++)
            {
                recorder.Append(Samples.Turn("U" + turn, "text", "answer"));
            }
        }

        _history = RolloutReader.Load(path);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    [InlineData(false, 5)]
    [InlineData(true, null)]
    public void Pages_of_turns_join(bool descending, int? limit)
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = HistoryPages.Turns(_history, limit, descending, cursor);
            Assert.InRange(page.Rows.Count, 1, Math.Max(1, limit ?? 25));
            seen.AddRange(page.Rows.Select(turn => turn.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        string[] ascending = ["U1", "U2", "U3", "U4", "U5"];
        Assert.Equal(descending ? ascending.Reverse() : ascending, seen);
    }

    [Fact]
    public void The_backwards_cursor_starts_with_its_row()
    {
        var page = HistoryPages.Turns(_history, 2, descending: true, HistoryPages.Turns(_history, 1, descending: true, null).NextCursor);
        Assert.Equal(["U4", "U3"], page.Rows.Select(turn => turn.Id));
        var back = HistoryPages.Turns(_history, 9, descending: false, page.BackwardsCursor);
        Assert.Equal(["U4", "U5"], back.Rows.Select(turn => turn.Id));
        Assert.Null(back.NextCursor);
    }

    [Fact]
    public void Items_are_paged_over_turns_or_within_one()
    {
        var page = HistoryPages.Items(_history, null, 3, descending: false, null);
        Assert.Equal([("U1", "u-U1"), ("U1", "a-U1"), ("U2", "u-U2")], page.Rows.Select(row => (row.TurnId, row.Entry.Id)));
        var next = HistoryPages.Items(_history, null, 1, descending: false, page.NextCursor);
        Assert.Equal("a-U2", Assert.Single(next.Rows).Entry.Id);
        Assert.Equal(["a-U3", "u-U3"], HistoryPages.Items(_history, "U3", null, descending: true, null).Rows.Select(row => row.Entry.Id));
        Assert.Empty(HistoryPages.Items(_history, "none", null, descending: true, null).Rows);
    }

    [Fact]
    public void A_cursor_has_the_known_form()
    {
        Assert.Equal(
            $$$"""{"requestedThreadId":"{{{Samples.ThreadId}}}","rolloutOrdinal":37,"includeAnchor":true,"scope":{"kind":"turns"}}""",
            HistoryPages.LastTurnCursor(_history));
        Assert.Equal(
            $$$"""{"requestedThreadId":"{{{Samples.ThreadId}}}","rolloutOrdinal":41,"includeAnchor":true,"scope":{"kind":"itemsByCreatedAtOrdinal"}}""",
            HistoryPages.LastItemCursor(_history));
    }

    [Fact]
    public void A_cursor_of_something_else_is_refused()
    {
        var turns = HistoryPages.LastTurnCursor(_history)!;
        foreach (var bad in new[] { "zz", "{}", "3", turns.Replace(Samples.ThreadId, "T2", StringComparison.Ordinal), HistoryPages.LastItemCursor(_history)! })
        {
            var error = Assert.Throws<RolloutException>(() => HistoryPages.Turns(_history, null, descending: true, bad));
            Assert.Equal("invalid cursor: " + bad, error.Message);
        }

        Assert.Throws<RolloutException>(() => HistoryPages.Items(_history, null, null, descending: true, turns));
    }
}
