using Daemon.AppServer;
using Daemon.Config.Loading;
using Daemon.ModelClient;
using Daemon.ModelClient.Credentials;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether there is a key or a login for the configured provider. Shows which, and never what it is.</summary>
internal sealed class CredentialsCheck(DaemonOptions options, ConfigSnapshot config) : ICheck
{
    public string Id => "auth.credentials";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (config.Effective is not { } effective || !effective.ModelProviders.TryGetValue(effective.ModelProvider, out var provider))
        {
            return new Finding(FindingStatus.Warning, "the provider is not known while the configuration is broken");
        }

        StoredLogin? login;
        try
        {
            login = await new LoginStore(options.CodexHome).ReadAsync(cancellationToken);
        }
        catch (ModelException error)
        {
            return new Finding(FindingStatus.Fail, error.Message) { Remedy = "sign in again, which writes the file anew" };
        }

        List<(string Name, string Value)> details =
        [
            ("provider", provider.Id),
            ("login", login is null ? "none" : login.Kind == LoginKind.ApiKey ? "API key" : "ChatGPT"),
        ];
        if (provider.EnvKey is { } variable)
        {
            var isSet = options.Environment.TryGetValue(variable, out var key) && key.Length > 0;
            details.Add((variable, isSet ? "set" : "not set"));
            return isSet
                ? new Finding(FindingStatus.Ok, $"the key is in {variable}") { Details = details }
                : new Finding(FindingStatus.Fail, $"{variable} is not set")
                {
                    Details = details,
                    Remedy = provider.EnvKeyInstructions ?? $"set {variable} to the key of {provider.Name}",
                };
        }

        return provider.RequiresOpenAiAuth && login is null
            ? new Finding(FindingStatus.Fail, "nobody is signed in") { Details = details, Remedy = "sign in with a client, or set OPENAI_API_KEY" }
            : new Finding(FindingStatus.Ok, login is null ? $"{provider.Name} needs no key" : "signed in") { Details = details };
    }
}
