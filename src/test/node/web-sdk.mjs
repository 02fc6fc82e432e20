// OpenFeature's own web SDK against a running server. Arguments: address of the server, client key. Says what it sees on standard
// output, one JSON object a line; ends when the flag "truth" has changed, or with the first thing that goes wrong.
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { EventSource } from 'eventsource';

const [baseUrl, key] = process.argv.slice(2);
const say = (what, seen) => console.log(JSON.stringify({ what, ...seen }));
const answers = [];

globalThis.EventSource = EventSource;

const provider = (withKey) =>
    new OFREPWebProvider({
        baseUrl,
        cacheMode: 'disabled',
        headers: [['X-API-Key', withKey]],
        fetchImplementation: async (request, options) => {
            const answer = await fetch(request, options);
            answers.push(answer.status);
            return answer;
        },
    });

const until = async (what, holds) => {
    const end = Date.now() + 15_000;
    while (!holds()) {
        if (Date.now() > end) {
            throw new Error(`${what} did not come; answers ${answers}`);
        }
        await new Promise((resume) => setTimeout(resume, 5));
    }
};

await OpenFeature.setContext({ targetingKey: 'ann' });
await OpenFeature.setProviderAndWait(provider(key));
const client = OpenFeature.getClient();

say('boolean', client.getBooleanDetails('truth', false));
say('string', client.getStringDetails('text', 'default'));
say('whole', client.getNumberDetails('whole', -1));
say('fraction', client.getNumberDetails('fraction', -1));
say('object', client.getObjectDetails('object', {}));
say('hidden', client.getBooleanDetails('secret', false));
say('unknown', client.getBooleanDetails('nosuch', true));
say('mismatch', client.getStringDetails('whole', 'default'));

await until('the 304 after the stream began', () => answers.includes(304));
say('unchanged', { answers: [...answers] });

const changed = new Promise((resume) => client.addHandler(ProviderEvents.ConfigurationChanged, resume));
say('listening', {});
await Promise.race([changed, new Promise((_, fail) => setTimeout(() => fail(new Error('no change was told')), 15_000))]);
say('changed', client.getBooleanDetails('truth', true));

await OpenFeature.setContext({ targetingKey: 'staff-1' });
say('otherUser', client.getStringDetails('staff', 'default'));

try {
    await OpenFeature.setProviderAndWait('wrong', provider('tpc_wrong'));
    say('wrongKey', { status: 'accepted' });
} catch (e) {
    say('wrongKey', { status: OpenFeature.getClient('wrong').providerStatus, error: String(e.cause ?? e) });
}
process.exit(0);
