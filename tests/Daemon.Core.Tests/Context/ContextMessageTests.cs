using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Context;

/// <summary>What the model is told of its surroundings, and when.</summary>
public sealed class ContextMessageTests
{
    [Fact]
    public async Task It_is_told_once_and_then_only_what_changed()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        await harness.RunTurnAsync("one");
        await harness.RunTurnAsync("two");
        Assert.Single(Texts(harness), text => text.StartsWith("<environment_context>", StringComparison.Ordinal));
        await harness.RunTurnAsync("three", new SettingsPatch { ApprovalPolicy = new ApprovalPolicy.Never() });
        Assert.Equal(2, Texts(harness).Count(text => text.StartsWith("<permissions instructions>", StringComparison.Ordinal)));
        Assert.Single(Texts(harness), text => text.StartsWith("<environment_context>", StringComparison.Ordinal));
        harness.Clock.Advance(TimeSpan.FromDays(1));
        await harness.RunTurnAsync("four");
        Assert.Equal(2, Texts(harness).Count(text => text.StartsWith("<environment_context>", StringComparison.Ordinal)));
        Assert.Equal("four", Texts(harness)[^1]);
    }

    [Fact]
    public async Task A_local_image_is_named_and_a_missing_one_does_not_fail_the_turn()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        var image = Path.Join(harness.Cwd, "a.png");
        var missing = Path.Join(harness.Cwd, "b.png");
        await File.WriteAllBytesAsync(image, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        await harness.SubmitAsync(new Op.UserTurn(
            [new UserInput.Image("data:x"), new UserInput.LocalImage(image), new UserInput.LocalImage(missing)], SettingsPatch.None, TurnOptions.None));
        await harness.NextAsync<EventMsg.TaskComplete>();
        var parts = harness.Model.Requests[0].Input[^1].Json().GetProperty("content").EnumerateArray().ToList();
        Assert.Equal(["input_image", "input_text", "input_image", "input_text", "input_text"], parts.Select(p => p.GetProperty("type").GetString()));
        Assert.Equal($"<image name=[Image #2] path=\"{image}\">", parts[1].GetProperty("text").GetString());
        Assert.Equal("data:image/png;base64,iVBORw0KGgo=", parts[2].GetProperty("image_url").GetString());
        Assert.Equal(
            $"Codex could not read the local image at `{missing}`: No such file or directory (os error 2)", parts[4].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("missing.png", "unable to locate image at `{0}`: No such file or directory (os error 2)")]
    [InlineData("text.png", "unable to process image: invalid or unsupported image data")]
    [InlineData("", "image path `{0}` is not a file")]
    public async Task An_image_that_cannot_be_viewed_has_this_output(string name, string output)
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Call("view_image", $$"""{"path":"./{{name}}"}"""), ModelReply.Say("ok")));
        await File.WriteAllTextAsync(Path.Join(harness.Cwd, "text.png"), "no image");
        await harness.RunTurnAsync();
        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, output, Path.GetFullPath("./" + name, harness.Cwd)),
            harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task Project_documents_come_from_the_root_down_and_are_capped()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        var deep = Directory.CreateDirectory(Path.Join(harness.Cwd, "a", "b")).FullName;
        Directory.CreateDirectory(Path.Join(harness.Cwd, ".git"));
        await File.WriteAllTextAsync(Path.Join(harness.Home, "AGENTS.md"), "global");
        await File.WriteAllTextAsync(Path.Join(harness.Cwd, "AGENTS.md"), "root");
        await File.WriteAllTextAsync(Path.Join(harness.Cwd, "a", "AGENTS.md"), "not this");
        await File.WriteAllTextAsync(Path.Join(harness.Cwd, "a", "AGENTS.override.md"), "override");
        await File.WriteAllTextAsync(Path.Join(deep, "NOTES.md"), "fallback");
        var config = harness.Session.Config with { ProjectDocFallbackFilenames = ["NOTES.md"] };

        var all = ProjectDocs.Read(harness.Home, deep, config);
        Assert.Equal("global\n\n--- project-doc ---\n\nroot\n\noverride\n\nfallback", all.Text);
        Assert.Equal(["AGENTS.md", "AGENTS.md", "AGENTS.override.md", "NOTES.md"], all.Sources.Select(Path.GetFileName));
        Assert.Equal("global\n\n--- project-doc ---\n\nroot\n\nov", ProjectDocs.Read(harness.Home, deep, config with { ProjectDocMaxBytes = 6 }).Text);
        Assert.Equal("global", ProjectDocs.Read(harness.Home, deep, config with { ProjectDocMaxBytes = 0 }).Text);
    }

    private static List<string> Texts(SessionHarness harness) => [.. harness.Model.Requests[^1].Input.Select(ResponseItems.TextOf)];
}
