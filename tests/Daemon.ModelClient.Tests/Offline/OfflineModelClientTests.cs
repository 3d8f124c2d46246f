using System.Text;
using System.Text.Json;
using Daemon.ModelClient.Tests.Http;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Tests.Offline;

public sealed class OfflineModelClientTests
{
    private const string Exec = """{"type":"function","name":"exec_command","parameters":{"type":"object","properties":{"name":{"type":"string"}}}}""";
    private const string Patch = """{"type":"custom","name":"apply_patch"}""";
    private const string PatchText = "*** Begin Patch\n*** Add File: a.txt\n+  hello\n*** End Patch";

    [Theory]
    [InlineData("!echo hi", "echo hi")]
    [InlineData("run: echo hi", "echo hi")]
    [InlineData("  RUN:echo hi  ", "echo hi")]
    [InlineData("Please do this:\nrun: make test\nThanks!", "make test")]
    [InlineData("show: src/a b's.txt", "cat -- 'src/a b'\\''s.txt'")]
    [InlineData("cat README.md", "cat README.md")]
    [InlineData("ls", "ls")]
    [InlineData("ls -la src", "ls -la src")]
    public async Task Commands_are_called(string message, string commandLine)
    {
        ResponseItem call = Output(await AskAsync($"[{Exec}]", User(message)));

        Assert.Equal((ResponseItemKind.FunctionCall, "exec_command"), (call.Kind, call.Name));
        Assert.Equal(commandLine, CommandOf(call));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("run:")]
    [InlineData("!")]
    [InlineData("ls is a command that lists files")]
    [InlineData("cat pictures please")]
    [InlineData("*** Begin Patch\nwithout an end")]
    [InlineData("")]
    public async Task Other_messages_are_answered_with_what_it_is(string message)
    {
        string text = MessageText(Output(await AskAsync($"[{Exec}]", User(message))));

        Assert.StartsWith("This is the offline provider. It is not a language model", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PatchText)]
    [InlineData("Apply:\n```diff\n" + PatchText + "\n```\nok?")]
    [InlineData("*** Begin Patch\r\n*** Add File: a.txt\r\n+  hello\r\n*** End Patch\r\n")]
    public async Task A_patch_is_handed_to_the_freeform_tool(string message)
    {
        ResponseItem call = Output(await AskAsync($"[{Exec},{Patch}]", User(message)));

        Assert.Equal((ResponseItemKind.CustomToolCall, "apply_patch"), (call.Kind, call.Name));
        Assert.Equal(PatchText, Member(call, "input"));
    }

    [Fact]
    public async Task Without_the_freeform_tool_a_patch_is_a_heredoc()
    {
        Assert.Equal($"apply_patch <<'EOF'\n{PatchText}\nEOF", CommandOf(Output(await AskAsync($"[{Exec}]", User(PatchText)))));

        string withDelimiter = PatchText.Replace("+  hello", "+x\nEOF", StringComparison.Ordinal);
        Assert.Equal($"apply_patch <<'EOF_'\n{withDelimiter}\nEOF_", CommandOf(Output(await AskAsync($"[{Exec}]", User(withDelimiter)))));
    }

    [Fact]
    public async Task Without_a_fitting_tool_it_says_so()
    {
        string text = MessageText(Output(await AskAsync("[]", User("!ls"))));

        Assert.Contains("no tool", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_commands_run_one_after_another_and_are_reported_together()
    {
        string[] input = [User("run: one\nrun: two")];
        ResponseItem first = Output(await AskAsync($"[{Exec}]", input));
        input = [.. input, Text(first), Result(first, "Chunk ID: 1\nWall time: 0.1 seconds\nProcess exited with code 3\nOriginal token count: 1\nOutput:\noops\n")];
        ResponseItem second = Output(await AskAsync($"[{Exec}]", input));
        input = [.. input, Text(second), Result(second, "Process exited with code 0\nOutput:\n")];
        ResponseItem report = Output(await AskAsync($"[{Exec}]", input));

        Assert.Equal(("one", "two"), (CommandOf(first), CommandOf(second)));
        Assert.NotEqual(first.CallId, second.CallId);
        Assert.Equal(
            "`one` failed with exit code 3. Output:\n```\noops\n```\n\n`two` succeeded (exit code 0). There was no output.", MessageText(report));
    }

    [Fact]
    public async Task A_refused_call_stops_the_rest()
    {
        ResponseItem first = Output(await AskAsync($"[{Exec}]", User("run: one\nrun: two")));

        ResponseItem report = Output(await AskAsync($"[{Exec}]", User("run: one\nrun: two"), Text(first), Result(first, "rejected by user")));

        Assert.Equal("`one` was not carried out: rejected by user\n\nNot tried after that: `two`.", MessageText(report));
    }

    [Theory]
    [InlineData("Process running with session ID 42\nOutput:\nx", "`one` is still running (session 42). Output:\n```\nx\n```")]
    [InlineData("Exit code: 0\nWall time: 0 seconds\nOutput:\nSuccess.\n", "`one` succeeded (exit code 0). Output:\n```\nSuccess.\n```")]
    [InlineData("Wall time: 0.0000 seconds\nOutput:\nExit code: 0\nWall time: 0 seconds\nOutput:\nSuccess.\n", "`one` succeeded (exit code 0). Output:\n```\nSuccess.\n```")]
    public async Task Results_are_reported_in_words(string output, string expected)
    {
        ResponseItem call = Output(await AskAsync($"[{Exec}]", User("!one")));

        Assert.Equal(expected, MessageText(Output(await AskAsync($"[{Exec}]", User("!one"), Text(call), Result(call, output)))));
    }

    [Fact]
    public async Task Context_after_the_message_is_not_a_message()
    {
        ResponseItem call = Output(await AskAsync(
            $"[{Exec}]", User("!old"), User("!one"), User("<skill>\n!two\n</skill>"), """{"type":"message","role":"developer","content":[{"type":"input_text","text":"!three"}]}"""));

        Assert.Equal("one", CommandOf(call));
    }

    [Fact]
    public async Task A_new_message_forgets_the_old_calls()
    {
        ResponseItem call = Output(await AskAsync($"[{Exec}]", User("!one")));

        ResponseItem next = Output(await AskAsync($"[{Exec}]", User("!one"), Text(call), Result(call, "Process exited with code 0\nOutput:\n"), User("!two")));

        Assert.Equal("two", CommandOf(next));
    }

    [Fact]
    public async Task A_message_streams_in_deltas_that_add_up()
    {
        List<ModelEvent> events = await AskAsync("[]", User("hello"));

        string text = MessageText(Output(events));
        string[] deltas = [.. events.OfType<ModelEvent.TextDelta>().Select(delta => delta.Delta)];
        Assert.True(deltas.Length > 3);
        Assert.Equal(text, string.Concat(deltas));
        Assert.IsType<ModelEvent.Created>(events[0]);
        ResponseItem added = Assert.IsType<ModelEvent.ItemAdded>(events[1]).Item;
        Assert.Equal(added.Id, Output(events).Id);
        var completed = Assert.IsType<ModelEvent.Completed>(events[^1]);
        TokenUsage usage = completed.Usage!.Value;
        Assert.Equal((User("hello").Length + 2 + 3) / 4, usage.Input);
        Assert.Equal((Output(events).Json.Length + 3) / 4, usage.Output);
        Assert.Equal(usage.Input + usage.Output, usage.Total);
    }

    [Fact]
    public async Task A_compaction_lists_what_was_asked()
    {
        ModelRequest request = ClientFixture.Request(User("# AGENTS.md instructions for /ws"), User("!one"), User("two\nlines"), User("Summarise now."));
        request = request with { Identity = request.Identity with { RequestKind = "compaction" } };

        string text = MessageText(Output(await AskAsync(request)));

        Assert.EndsWith("oldest first:\n- !one\n- two lines", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_honoured() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(ClientFixture.Request(User("x")), new CancellationToken(true)));

    private static Task<List<ModelEvent>> AskAsync(string tools, params string[] input) =>
        AskAsync(ClientFixture.Request(input) with { Tools = Encoding.UTF8.GetBytes(tools) });

    private static async Task<List<ModelEvent>> AskAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        using var factory = new ModelClientFactory(codexHome: null);
        IModelClient client = factory.Create(new ModelProviderOptions { Id = "offline", Name = "Offline" });
        var events = new List<ModelEvent>();
        await foreach (ModelEvent next in client.StreamAsync(request, cancellationToken))
        {
            events.Add(next);
        }

        return events;
    }

    private static ResponseItem Output(List<ModelEvent> events) => Assert.Single(events.OfType<ModelEvent.ItemDone>()).Item;

    private static string User(string text) =>
        $$"""{"type":"message","role":"user","content":[{"type":"input_text","text":{{Quote(text)}}}]}""";

    private static string Result(ResponseItem call, string output) =>
        $$"""{"type":"function_call_output","call_id":"{{call.CallId}}","output":{{Quote(output)}}}""";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Text(ResponseItem item) => Encoding.UTF8.GetString(item.Json.Span);

    private static string Member(ResponseItem item, string name)
    {
        using JsonDocument document = JsonDocument.Parse(item.Json);
        return document.RootElement.GetProperty(name).GetString()!;
    }

    private static string CommandOf(ResponseItem call)
    {
        using JsonDocument arguments = JsonDocument.Parse(Member(call, "arguments"));
        return arguments.RootElement.GetProperty("cmd").GetString()!;
    }

    private static string MessageText(ResponseItem item)
    {
        using JsonDocument document = JsonDocument.Parse(item.Json);
        return document.RootElement.GetProperty("content")[0].GetProperty("text").GetString()!;
    }
}
