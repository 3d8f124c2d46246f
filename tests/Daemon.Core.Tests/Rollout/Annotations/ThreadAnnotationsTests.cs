using System.Text;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Store.Annotations;

namespace Daemon.Core.Tests.Rollout.Annotations;

public sealed class ThreadAnnotationsTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Everything_known_of_a_thread_survives()
    {
        var known = new ThreadAnnotation
        {
            Git = new GitInfo("abc", null, "url"),
            Read = new StoredReadState("", "r1"),
            Goal = new Daemon.Protocol.SubmissionQueue.Goal("objective", "active", 10, 1, 2, 3, 4),
            Section = new SectionPlace("s", 5, 6),
            Attachments = [new StoredAttachment("i", "t", "k", Json("""{"a":1.50}"""), 7)],
            Backlog = new SubmissionBacklog([new StoredSubmission("q", Json("""{"x":"é"}"""), InFlight: true)], IsHeld: true),
            MemoryMode = "disabled",
        };
        new ThreadAnnotations(_home.Path).Update("t", _ => known);
        var read = new ThreadAnnotations(_home.Path).Get("t");
        Assert.Equivalent(known with { Attachments = [], Backlog = SubmissionBacklog.Empty }, read with { Attachments = [], Backlog = SubmissionBacklog.Empty });
        Assert.Equal("""{"a":1.50}""", Encoding.UTF8.GetString(Assert.Single(read.Attachments).Payload.Span));
        var submission = Assert.Single(read.Backlog.Submissions);
        Assert.Equal(("q", """{"x":"é"}""", true, true), (submission.Id, Encoding.UTF8.GetString(submission.Content.Span), submission.InFlight, read.Backlog.IsHeld));
    }

    [Fact]
    public void A_thread_of_which_nothing_is_known_any_more_is_forgotten()
    {
        var annotations = new ThreadAnnotations(_home.Path);
        annotations.Update("t", before => before with { MemoryMode = "enabled", Attachments = [new StoredAttachment("i", "t", "k", Json("1"), 7)] });
        annotations.Update("t", before => before with { MemoryMode = null, Attachments = [] });
        Assert.Empty(new ThreadAnnotations(_home.Path).Where(_ => true));
    }

    [Fact]
    public void A_place_between_two_is_found_however_often_one_is_asked_for()
    {
        var annotations = new ThreadAnnotations(_home.Path);
        annotations.Place("first", "s", null, 1);
        annotations.Place("last", "s", null, 1);
        var expected = new List<string> { "first", "last" };
        for (var i = 0; i < 60; i++)
        {
            var id = "t" + i.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
            annotations.Place(id, "s", "last", 1);
            expected.Insert(expected.Count - 1, id);
        }

        Assert.Equal(expected, annotations.Where(_ => true).OrderBy(pair => pair.Value.Section!.Position).Select(pair => pair.Key));
        annotations.Vacate("s");
        Assert.Empty(annotations.Where(_ => true));
    }

    private static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
