using Daemon.AppServer;
using Daemon.ModelClient.Local;

namespace Daemon.Cli.Exec;

/// <summary>The model on this machine that a run uses.</summary>
/// <param name="Provider">The provider's id.</param>
internal readonly record struct LocalModel(string Provider, string Model)
{
    /// <summary>Chooses the server and the model, and sees to it that they are there.</summary>
    /// <param name="provider">Null for the configured one.</param>
    /// <param name="model">Null for the server's usual one.</param>
    /// <param name="notices">Where a download is told.</param>
    /// <exception cref="ExecException">No server is chosen, it does not run, or it does not get the model.</exception>
    public static async Task<LocalModel> ChooseAsync(
        DaemonOptions options, string? provider, string? model, TextWriter notices, CancellationToken cancellationToken)
    {
        var snapshot = AppServerHost.LoadConfig(options);
        var config = snapshot.Effective ?? throw new ExecException(snapshot.Failure?.Message ?? "the configuration cannot be read");
        var id = provider ?? config.OssProvider ?? throw new ExecException(
            $"--oss needs to know the server: add --local-provider {LocalProvider.Ollama} (or {LocalProvider.LmStudio}), or set oss_provider in config.toml");
        try
        {
            var address = config.ModelProviders.GetValueOrDefault(id)?.BaseUrl ?? throw new LocalProviderException($"there is no local provider `{id}`");
            using var server = new LocalProvider(id, address);
            var chosen = model ?? server.DefaultModel;
            await server.EnsureAsync(chosen, new Notices(notices), cancellationToken);
            return new LocalModel(id, chosen);
        }
        catch (LocalProviderException problem)
        {
            throw new ExecException(problem.Message);
        }
    }

    private sealed class Notices(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
