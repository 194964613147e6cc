if (succeeded) keepToken(answer, Math.floor(Date.now() / 1000));
