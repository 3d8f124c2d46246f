using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Remote;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Commands;

/// <summary><c>codex queue, archive, unarchive, delete</c>: one request about a thread to a daemon.</summary>
internal static class ThreadCommands
{
    public static IEnumerable<Command> Create(ConfigOptions config) =>
    [
        Queue(config),
        Simple(config, "archive", "Put a thread away; it can be brought back.", archived: false, async (client, id) =>
        {
            await client.CallAsync(ClientRequestMethods.ThreadArchive, new ThreadArchiveParams { ThreadId = id }, WireJson.ThreadArchiveParams, WireJson.EmptyResponse);
            return $"Archived session {id}.";
        }),
        Simple(config, "unarchive", "Bring an archived thread back.", archived: true, async (client, id) =>
        {
            await client.CallAsync(
                ClientRequestMethods.ThreadUnarchive, new ThreadUnarchiveParams { ThreadId = id }, WireJson.ThreadUnarchiveParams, WireJson.ThreadUnarchiveResponse);
            return $"Unarchived session {id}.";
        }),
        Delete(config),
    ];

    private static Command Queue(ConfigOptions config)
    {
        var thread = new Option<string>("--thread") { Description = "The thread's id or exact name.", HelpName = "THREAD", Required = true };
        var message = new Option<string>("--message") { Description = "What to say when the thread's turn comes.", HelpName = "TEXT", Required = true };
        var resume = new Option<bool>("--resume") { Description = "Load the thread afterwards, so that the message is given to it." };
        return Make(config, "queue", "Queue a message for a thread.", [thread, message, resume], null, async (client, result) =>
        {
            var id = await ThreadFinder.FindAsync(client, result.GetValue(thread)!, archived: false);
            var added = await client.CallAsync(
                ClientRequestMethods.ThreadQueueAdd,
                new ThreadQueueAddParams
                {
                    ThreadId = id,
                    ClientUserMessageId = Guid.NewGuid().ToString(),
                    Input = [new UserInput.TextInput { Text = result.GetValue(message)! }],
                },
                WireJson.ThreadQueueAddParams,
                WireJson.ThreadQueueSubmissionResponse);
            if (result.GetValue(resume))
            {
                await ResumeAsync(client, id);
            }

            return $"Queued message {added.QueuedSubmission.Id} for thread {id}.";
        });
    }

    /// <summary>The message is queued already, so a thread that cannot be loaded is worth a warning only.</summary>
    private static async Task ResumeAsync(DaemonClient client, string id)
    {
        try
        {
            await client.CallAsync(
                ClientRequestMethods.ThreadResume,
                new ThreadResumeParams { ThreadId = id, ExcludeTurns = true },
                WireJson.ThreadResumeParams,
                WireJson.ThreadResumeResponse);
        }
        catch (RpcException refusal)
        {
            await Console.Error.WriteLineAsync($"warning: the message is queued, but the thread could not be resumed: {refusal.Message}");
        }
    }

    private static Command Delete(ConfigOptions config)
    {
        var force = new Option<bool>("--force") { Description = "Do not ask. The thread must be given by its id." };
        var session = Session();
        return Make(config, "delete", "Delete a thread for good.", [force], session, async (client, result) =>
        {
            var text = result.GetValue(session)!;
            if (result.GetValue(force) && !Guid.TryParse(text, out _))
            {
                throw new RemoteException("--force needs the id of the thread: a name could mean another one");
            }

            var id = await ThreadFinder.FindAsync(client, text, archived: false);
            if (!result.GetValue(force) && !await ConfirmAsync(id))
            {
                return "Nothing was deleted.";
            }

            await client.CallAsync(ClientRequestMethods.ThreadDelete, new ThreadDeleteParams { ThreadId = id }, WireJson.ThreadDeleteParams, WireJson.EmptyResponse);
            return $"Deleted session {id}.";
        });
    }

    /// <exception cref="RemoteException">There is nobody to ask.</exception>
    private static async Task<bool> ConfirmAsync(string id)
    {
        if (Console.IsInputRedirected)
        {
            throw new RemoteException("cannot ask for confirmation without a terminal; use --force with the id of the thread");
        }

        await Console.Error.WriteAsync($"Delete thread {id} for good? [y/N] ");
        return Console.ReadLine() is "y" or "Y" or "yes";
    }

    private static Command Simple(ConfigOptions config, string name, string description, bool archived, Func<DaemonClient, string, Task<string>> act)
    {
        var session = Session();
        return Make(config, name, description, [], session, async (client, result) =>
            await act(client, await ThreadFinder.FindAsync(client, result.GetValue(session)!, archived)));
    }

    private static Argument<string> Session() => new("SESSION") { Description = "The thread's id or exact name." };

    /// <param name="act">Returns what to print.</param>
    private static Command Make(
        ConfigOptions config, string name, string description, Option[] options, Argument<string>? argument, Func<DaemonClient, ParseResult, Task<string>> act)
    {
        var remote = new RemoteOptions();
        var command = new Command(name, description);
        if (argument is not null)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        remote.AddTo(command);
        config.AllowStrict(command);
        config.AllowProfile(command);
        command.SetAction((result, cancellationToken) => RunAsync(config, remote, result, act, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ConfigOptions config, RemoteOptions remote, ParseResult result, Func<DaemonClient, ParseResult, Task<string>> act, CancellationToken cancellationToken)
    {
        try
        {
            var options = config.Apply(ProcessFacts.Options(), result);
            var (address, token) = remote.Read(result, options.Environment);
            await using var session = await RemoteSession.OpenAsync(options, address, token, cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync(await act(session.Client, result));
            return 0;
        }
        catch (Exception failure) when (failure is RemoteException or RpcException or ConnectionLostException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Error: {failure.Message}");
            return 1;
        }
    }
}
