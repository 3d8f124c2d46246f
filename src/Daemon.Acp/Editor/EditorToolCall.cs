using System.Globalization;
using Daemon.Acp.Questions;
using Daemon.Acp.Sessions;
using Daemon.JsonRpc;
using Daemon.Protocol.Acp.Editor;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Tools;

namespace Daemon.Acp.Editor;

/// <summary>Carries out a call of one of the <see cref="EditorTools"/>.</summary>
/// <remarks>
/// The editor is outside the sandbox: nothing is read, written or run there that the user has not agreed to, unless the session is in
/// the mode in which nobody is asked.
/// </remarks>
internal sealed class EditorToolCall(EditorClient editor, AcpSession session, DynamicToolCallParams call, CancellationToken cancellationToken)
{
    /// <summary>Bytes of a terminal's output that the editor keeps for us.</summary>
    private const ulong OutputLimit = 64 * 1024;

    /// <summary>The answer for the model; failures are part of it.</summary>
    public async Task<DynamicToolCallResponse> RunAsync()
    {
        try
        {
            var arguments = new EditorToolArguments(call.Arguments);
            return (call.Namespace, call.Tool) switch
            {
                (EditorTools.Namespace, EditorTools.ReadTextFile) => await ReadAsync(arguments),
                (EditorTools.Namespace, EditorTools.WriteTextFile) => await WriteAsync(arguments),
                (EditorTools.Namespace, EditorTools.RunInTerminal) => await RunInTerminalAsync(arguments),
                _ => Answer($"the editor has no tool {call.Tool}", success: false),
            };
        }
        catch (RpcException refused)
        {
            return Answer(refused.Message, success: false);
        }
    }

    private static DynamicToolCallResponse Answer(string text, bool success = true) => new()
    {
        ContentItems = [new DynamicToolCallOutputContentItem.InputText { Text = text }],
        Success = success,
    };

    private async Task<DynamicToolCallResponse> ReadAsync(EditorToolArguments arguments)
    {
        var path = arguments.AbsolutePath("path");
        var (line, limit) = (arguments.Count("line"), arguments.Count("limit"));
        if (!await MayAsync($"Read {path} in the editor", ToolKind.Read, path, content: null))
        {
            return Refused();
        }

        return Answer(await editor.ReadTextFileAsync(
            new ReadTextFileRequest { SessionId = session.Id, Path = path, Line = line, Limit = limit }, cancellationToken));
    }

    private async Task<DynamicToolCallResponse> WriteAsync(EditorToolArguments arguments)
    {
        var path = arguments.AbsolutePath("path");
        var text = arguments.Text("content");
        if (!await MayAsync($"Write {path} in the editor", ToolKind.Edit, path, [new ToolCallContent.Diff { Path = path, NewText = text }]))
        {
            return Refused();
        }

        await editor.WriteTextFileAsync(
            new WriteTextFileRequest { SessionId = session.Id, Path = path, Content = text }, cancellationToken);
        return Answer($"{path} is written");
    }

    private async Task<DynamicToolCallResponse> RunInTerminalAsync(EditorToolArguments arguments)
    {
        var command = arguments.Text("command");
        var args = arguments.Texts("args");
        var cwd = arguments.OptionalText("cwd") is null ? null : arguments.AbsolutePath("cwd");
        if (!await MayAsync($"Run {string.Join(' ', args.Prepend(command))} in a terminal", ToolKind.Execute, path: null, content: null))
        {
            return Refused();
        }

        var terminal = new TerminalRequest
        {
            SessionId = session.Id,
            TerminalId = await editor.CreateTerminalAsync(
                new CreateTerminalRequest { SessionId = session.Id, Command = command, Args = args, Cwd = cwd, OutputByteLimit = OutputLimit },
                cancellationToken),
        };
        try
        {
            session.View.Show(new SessionUpdate.ToolCallUpdate
            {
                ToolCallId = call.CallId,
                Content = [new ToolCallContent.Terminal { TerminalId = terminal.TerminalId }],
            });
            var exit = await editor.WaitForExitAsync(terminal, cancellationToken);
            var output = await editor.ReadTerminalAsync(terminal, cancellationToken);
            return Answer(Describe(exit, output), exit is { ExitCode: 0 });
        }
        catch (OperationCanceledException)
        {
            await editor.KillTerminalAsync(terminal);
            throw;
        }
        finally
        {
            await editor.ReleaseTerminalAsync(terminal);
        }
    }

    private static string Describe(TerminalExit exit, TerminalOutputResponse output)
    {
        var end = exit switch
        {
            { ExitCode: { } code } => string.Create(CultureInfo.InvariantCulture, $"exit code {code}"),
            { Signal: { } signal } => $"ended by {signal}",
            _ => "ended",
        };
        return output.Truncated ? $"{end}\nthe beginning of the output is left out\n{output.Output}" : $"{end}\n{output.Output}";
    }

    private static DynamicToolCallResponse Refused() => Answer("the user refused", success: false);

    private async Task<bool> MayAsync(string title, ToolKind kind, string? path, IReadOnlyList<ToolCallContent>? content)
    {
        lock (session.AllowedTools)
        {
            if (session.AllowsAll || session.AllowedTools.Contains(call.Tool))
            {
                return true;
            }
        }

        var choices = new Choices<PermissionOptionKind>(refusal: PermissionOptionKind.RejectOnce);
        choices.Add("Yes", PermissionOptionKind.AllowOnce, PermissionOptionKind.AllowOnce);
        if (kind == ToolKind.Read)
        {
            choices.Add("Yes, and do not ask again in this session", PermissionOptionKind.AllowAlways, PermissionOptionKind.AllowAlways);
        }

        choices.Add("No", PermissionOptionKind.RejectOnce, PermissionOptionKind.RejectOnce);
        var subject = new PermissionSubject
        {
            ToolCallId = call.CallId,
            Title = title,
            Kind = kind,
            Status = ToolCallStatus.Pending,
            Content = content,
            Locations = path is null ? null : [new ToolCallLocation { Path = path }],
        };
        var answer = await choices.AskAsync(editor, session.Id, subject, cancellationToken);
        if (answer == PermissionOptionKind.AllowAlways)
        {
            lock (session.AllowedTools)
            {
                session.AllowedTools.Add(call.Tool);
            }
        }

        return answer != PermissionOptionKind.RejectOnce;
    }
}
